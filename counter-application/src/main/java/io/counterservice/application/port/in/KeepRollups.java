package io.counterservice.application.port.in;

import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Looks after the roll-ups of the journal. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing
 * else.
 */
public interface KeepRollups {
  /**
   * How far the roll-ups are.
   *
   * @param until all changes made before it are in; the epoch where that is not known
   * @param lag from then to now
   */
  record Progress(Instant until, Duration lag) {}

  /**
   * Has all roll-ups made anew of which the changes are kept; answers when the old ones are gone. What is read stays the same. The
   * audit trail tells of it.
   */
  CompletionStage<Progress> rebuild(Caller by);

  /** How far they are now. */
  CompletionStage<Progress> progress();
}
