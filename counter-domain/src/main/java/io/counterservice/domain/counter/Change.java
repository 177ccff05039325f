package io.counterservice.domain.counter;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recorded journal row of one counter: the operations that took the versions {@code from} to {@code to}.
 *
 * @param before the value before the first of them
 * @param value the value after the last of them
 * @param low the lowest value that one of them led to
 * @param high the highest one
 * @param refusals how many operations were refused beside them
 * @param actor who made them when it was one, else null
 * @param actors how many made them
 * @param reason the reason of the only operation of this change, or null
 * @param definition the definition from {@code to} on, after an operation on it; else null
 */
public record Change(CounterName counter, Kind kind, Version from, Version to, long before, long value, long low,
    long high, long increments, long decrements, long refusals, Instant at, @Nullable Actor actor, int actors, @Nullable String reason,
    @Nullable CounterDefinition definition) {

  /** What sort of operations a change holds. */
  public enum Kind {
    COUNT, CREATE, EDIT, DELETE
  }

  /** How many of them set or reset the value. */
  public long sets() {
    return kind == Kind.COUNT ? to.number() - from.number() + 1 - increments - decrements : 0;
  }

  /** By how much the value moved; may lie beyond 64 bits. */
  public BigInteger delta() {
    return BigInteger.valueOf(value).subtract(BigInteger.valueOf(before));
  }
}
