/** Who the nodes are, what they do, and the database they share. */
@NullMarked
package io.counterservice.adapter.persistence.cluster;

import org.jspecify.annotations.NullMarked;
