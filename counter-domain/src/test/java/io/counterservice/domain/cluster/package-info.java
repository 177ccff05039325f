/** Tests of what nodes do. */
@NullMarked
package io.counterservice.domain.cluster;

import org.jspecify.annotations.NullMarked;
