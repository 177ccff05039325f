/** Tests of the nodes on a real PostgreSQL. */
@NullMarked
package io.counterservice.adapter.persistence.cluster;

import org.jspecify.annotations.NullMarked;
