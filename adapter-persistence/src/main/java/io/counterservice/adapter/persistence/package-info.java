/** What is stored: counters and their journal, keys, and the PostgreSQL below them. */
@NullMarked
package io.counterservice.adapter.persistence;

import org.jspecify.annotations.NullMarked;
