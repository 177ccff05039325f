package io.counterservice.domain.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back what was recorded is kept: the changes themselves, and each kind of roll-ups; {@link Instant#EPOCH} where nothing was ever
 * dropped.
 */
public record Reach(Instant changes, Instant minutes, Instant hours, Instant days) {
  public static final Reach EVERYTHING = new Reach(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

  public Instant of(Resolution resolution) {
    return switch (resolution) {
      case MINUTE -> minutes;
      case HOUR -> hours;
      case DAY -> days;
    };
  }

  /** The finest roll-ups that are kept of a time; null where the changes themselves are. */
  @Nullable
  Resolution finest(Instant at) {
    if (!at.isBefore(changes) || changes.equals(Instant.EPOCH))
      return null;
    for (Resolution resolution : Resolution.values())
      if (!at.isBefore(of(resolution)))
        return resolution;
    return Resolution.DAY;
  }
}
