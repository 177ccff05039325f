/** Counters, their bounds, and what may happen to them. */
@NullMarked
package io.counterservice.domain.counter;

import org.jspecify.annotations.NullMarked;
