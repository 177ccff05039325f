/** Threads that take whatever is waiting, as one batch. */
@NullMarked
package io.counterservice.application.lane;

import org.jspecify.annotations.NullMarked;
