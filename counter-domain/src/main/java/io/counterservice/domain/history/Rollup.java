package io.counterservice.domain.history;

import io.counterservice.domain.counter.Change;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a span of time, summed up. Merging is associative, and takes roll-ups in any order.
 *
 * @param delta by how much the value moved
 * @param sets operations that set or reset the value
 * @param low the lowest value that an operation led to; null where none was applied, or where it is of several counters
 * @param high the highest one, likewise
 */
public record Rollup(BigInteger delta, long increments, long decrements, long sets, long refusals, @Nullable Long low,
    @Nullable Long high) {
  public static final Rollup NOTHING = new Rollup(BigInteger.ZERO, 0, 0, 0, 0, null, null);

  public static Rollup of(Change change) {
    return new Rollup(change.delta(), change.increments(), change.decrements(), change.sets(), change.refusals(), change.low(),
        change.high());
  }

  /** Refusals that stand beside no change. */
  public static Rollup ofRefusals(long refusals) {
    return new Rollup(BigInteger.ZERO, 0, 0, 0, refusals, null, null);
  }

  /** Both together, of the same counter. */
  public Rollup merge(Rollup other) {
    return new Rollup(delta.add(other.delta), increments + other.increments, decrements + other.decrements, sets + other.sets,
        refusals + other.refusals, least(low, other.low), greatest(high, other.high));
  }

  private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
    return one == null || (other != null && other < one) ? other : one;
  }

  private static @Nullable Long greatest(@Nullable Long one, @Nullable Long other) {
    return one == null || (other != null && other > one) ? other : one;
  }
}
