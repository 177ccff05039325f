package io.counterservice.domain.history;

import java.time.Duration;
import java.time.Instant;

/**
 * Roll-ups of one kind that follow each other.
 *
 * @param to the end, which does not belong to it; {@link Instant#MAX} where there is none
 */
public record Piece(Resolution resolution, Instant from, Instant to) {

  /** How many roll-ups of one counter it has, at most, if nothing is recorded after an instant. */
  long periods(Instant now) {
    Instant end = to.isBefore(now) ? to : now;
    return from.isBefore(end) ? Duration.between(from, end).dividedBy(resolution.period()) + 1 : 0;
  }
}
