package io.counterservice.domain.counter;

import java.math.BigInteger;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of one counter, as the live feed tells it: the operations that took the versions {@code from} to {@code to}. The rows
 * of the journal are such; several that follow each other can be told as one.
 *
 * @param kind the last sort of operation that was more than counting, else {@code COUNT}
 * @param before the value before the first of them
 * @param value the value after the last of them
 * @param visible whether anybody may see the value from now on, where an operation on the definition said so; else null
 */
public record CounterChanged(CounterName counter, Change.Kind kind, Version from, Version to, long before, long value, Instant at,
    @Nullable Boolean visible) {

  public static CounterChanged of(Change row) {
    Boolean visible = row.definition() == null ? null : row.definition().visible();
    return new CounterChanged(row.counter(), row.kind(), row.from(), row.to(), row.before(), row.value(), row.at(), visible);
  }

  /** By how much the value moved; may lie beyond 64 bits. */
  public BigInteger delta() {
    return BigInteger.valueOf(value).subtract(BigInteger.valueOf(before));
  }

  /** This and the change right after it as one. */
  public CounterChanged then(CounterChanged next) {
    return new CounterChanged(counter, next.kind == Change.Kind.COUNT ? kind : next.kind, from, next.to, before, next.value, next.at,
        next.visible == null ? visible : next.visible);
  }
}
