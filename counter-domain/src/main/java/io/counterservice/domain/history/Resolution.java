package io.counterservice.domain.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How fine roll-ups are: each sums up the changes of one period of UTC. */
public enum Resolution {
  MINUTE(ChronoUnit.MINUTES), HOUR(ChronoUnit.HOURS), DAY(ChronoUnit.DAYS);

  private final ChronoUnit period;

  Resolution(ChronoUnit period) {
    this.period = period;
  }

  public Duration period() {
    return period.getDuration();
  }

  /** The beginning of the period in which an instant lies. */
  public Instant floor(Instant at) {
    return at.truncatedTo(period);
  }

  /** The first beginning of a period that is not before an instant. */
  public Instant ceiling(Instant at) {
    Instant floor = floor(at);
    return floor.equals(at) ? floor : floor.plus(period());
  }

  /** The next finer one; of minutes, which are the finest, minutes. */
  Resolution finer() {
    return this == DAY ? HOUR : MINUTE;
  }
}
