/** Tests of the grid: members in one JVM that meet on loopback. */
@NullMarked
package io.counterservice.adapter.persistence.grid;

import org.jspecify.annotations.NullMarked;
