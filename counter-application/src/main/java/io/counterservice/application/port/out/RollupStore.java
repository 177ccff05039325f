package io.counterservice.application.port.out;

import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The roll-ups of the journal, by minute, hour and day. Every change is in them once, whenever it is added and however often a node dies while
 * it adds. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}.
 */
public interface RollupStore {
  /**
   * What became of a call.
   *
   * @param changes how many changes were added
   * @param until all changes made before it are in; null where nothing was ever added
   * @param isBehind whether there was more than fits into one call
   */
  record Progress(long changes, @Nullable Instant until, boolean isBehind) {
    /** Another node is at it, or it is too early. */
    public static final Progress NOT_NOW = new Progress(0, null, false);
  }

  /**
   * Adds the changes that were committed since the last call, on whichever node that was.
   *
   * @param rest for how long no node need add again, from how long this call took; there is no rest while there is more
   */
  Progress rollUp(UnaryOperator<Duration> rest);

  /**
   * Forgets all roll-ups of the time of which the changes are kept. What is read stays the same, until they are all added again. Who asked for it and
   * when is added to the audit trail, in the same transaction.
   */
  void reset(Caller by, Instant at);

  /** Until when all changes are in; the epoch before the first. */
  Instant rolledUntil();
}
