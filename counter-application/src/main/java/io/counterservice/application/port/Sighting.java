package io.counterservice.application.port;

import io.counterservice.domain.counter.Counter;
import java.time.Duration;
import java.time.Instant;

/**
 * A counter, or its tombstone, as somebody saw it.
 *
 * @param at every change acknowledged before this instant is in it
 */
public record Sighting(Counter counter, Instant at) {

  /** What follows from both: the later version, which holds all that the other was known to hold. */
  public Sighting join(Sighting other) {
    Counter later = other.counter.version().number() > counter.version().number() ? other.counter : counter;
    return new Sighting(later, other.at.isAfter(at) ? other.at : at);
  }

  /** How old it may be; never negative, for clocks differ. */
  public Duration age(Instant now) {
    return now.isAfter(at) ? Duration.between(at, now) : Duration.ZERO;
  }
}
