/** Counters over HTTP: their definitions, operations, bulks, reads and changes. */
@NullMarked
package io.counterservice.adapter.rest.counters;

import org.jspecify.annotations.NullMarked;
