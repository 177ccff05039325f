/** Tests of what nodes tell. */
@NullMarked
package io.counterservice.application.cluster;

import org.jspecify.annotations.NullMarked;
