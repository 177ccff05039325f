package io.counterservice.domain.survey;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Nearness;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a look at all counters found; those that are deleted do not count.
 *
 * @param at when the look was taken
 * @param counters how many there are
 * @param near how many stand near a bound or at it, as {@link Nearness} says
 * @param nearest those of them with the smallest share of the range left, so that those at their bound come first; at most {@link #LISTED_MAX}
 * @param idle how many had no operation for {@link #IDLE_AFTER}
 * @param idlest those of them whose last operation is the longest ago, that one first; at most {@link #LISTED_MAX}
 * @param movers those with the most operations, the busiest first; at most {@link #MOVERS_MAX}
 */
public record Survey(Instant at, long counters, long near, List<Near> nearest, long idle, List<Idle> idlest, List<Mover> movers) {
  public static final int LISTED_MAX = 1_000;
  public static final int MOVERS_MAX = 10;
  public static final Duration IDLE_AFTER = Duration.ofDays(7);
  /** How far back operations make a mover: from the beginning of that minute on, as far as they are rolled up. */
  public static final Duration MOVING_FOR = Duration.ofMinutes(15);

  public Survey {
    nearest = List.copyOf(nearest);
    idlest = List.copyOf(idlest);
    movers = List.copyOf(movers);
  }

  /** A counter near a bound, or at it. */
  public record Near(CounterName name, long value, Bounds bounds, Nearness nearness) {

    /** The share of the range that lies between the value and the bound it is near: 0 at the bound, at most 0.1. */
    public double left() {
      boolean isAbove = nearness == Nearness.NEAR_MAXIMUM || nearness == Nearness.AT_MAXIMUM;
      return distance(value, isAbove ? bounds.maximum() : bounds.minimum()) / distance(bounds.minimum(), bounds.maximum());
    }

    private static double distance(long from, long to) {
      return BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).abs().doubleValue();
    }
  }

  /** A counter that had no operation for long. */
  public record Idle(CounterName name, long value, Instant updatedAt) {}

  /**
   * A counter in motion.
   *
   * @param operations those that were applied
   * @param delta by how much the value moved
   */
  public record Mover(CounterName name, long operations, BigInteger delta) {}
}
