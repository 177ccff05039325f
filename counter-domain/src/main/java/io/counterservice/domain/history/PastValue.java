package io.counterservice.domain.history;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a counter was at an instant.
 *
 * @param at the instant that is told of: the one asked for, or the beginning of the period of a roll-up where nothing finer is kept
 * @param resolution of what is left; null where it is exact
 * @param state null before the counter existed
 */
public record PastValue(CounterName name, Instant at, @Nullable Resolution resolution, @Nullable State state) {
  /** A value, and after how many operations. */
  public record State(long value, Version version) {}
}
