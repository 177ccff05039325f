/** The nodes of the service, and what they do. */
@NullMarked
package io.counterservice.domain.cluster;

import org.jspecify.annotations.NullMarked;
