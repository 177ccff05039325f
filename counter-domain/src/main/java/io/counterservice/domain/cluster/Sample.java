package io.counterservice.domain.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * What one node did between two instants.
 *
 * @param to after {@code from}
 * @param waiting operations that waited in its lanes at the end
 * @param waitingMax the most that a batch left waiting in a lane meanwhile
 */
public record Sample(Instant from, Instant to, Work work, int waiting, int waitingMax) {
  private static final double MILLIS = 1_000;

  public Sample {
    if (!to.isAfter(from))
      throw new IllegalArgumentException("a sample must not end before it begins");
  }

  public double operationsPerSecond() {
    return work.operations() / seconds();
  }

  double seconds() {
    return Duration.between(from, to).toMillis() / MILLIS;
  }

  /** Which part of the sample lies between two instants: 0 to 1. */
  double share(Instant start, Instant end) {
    Instant first = start.isAfter(from) ? start : from;
    Instant last = end.isBefore(to) ? end : to;
    return last.isAfter(first) ? Duration.between(first, last).toMillis() / MILLIS / seconds() : 0;
  }

  Instant middle() {
    return from.plus(Duration.between(from, to).dividedBy(2));
  }
}
