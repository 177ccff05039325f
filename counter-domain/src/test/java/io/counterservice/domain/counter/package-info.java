/** Tests of counters and of what may happen to them. */
@NullMarked
package io.counterservice.domain.counter;

import org.jspecify.annotations.NullMarked;
