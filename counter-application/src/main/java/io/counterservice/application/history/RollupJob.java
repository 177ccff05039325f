package io.counterservice.application.history;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.RollupStore;
import java.time.Duration;

/**
 * Keeps the roll-ups up. After it has worked it rests nineteen times as long, so that it takes a twentieth of the time of one core; the
 * longer it rests, the more changes of one counter it finds, and the less each of them costs. It rests a second at least and two minutes
 * at most, and not at all while it is behind.
 */
public final class RollupJob {
  private static final Duration REST_MIN = Duration.ofSeconds(1);
  /** What is not rolled up is read from the journal: it must not become much. */
  private static final Duration REST_MAX = Duration.ofMinutes(2);
  private static final int RESTS = 19;
  private final RollupStore store;

  public RollupJob(RollupStore store) {
    this.store = store;
  }

  /** Does what is to be done now; to be called every so often, on every node. What cannot be done now is done later. */
  public void tick() {
    try {
      boolean isBehind;
      do
        isBehind = store.rollUp(RollupJob::rest).isBehind();
      while (isBehind);
    } catch (UnavailableException _) {
      return; // the store has told the log
    }
  }

  private static Duration rest(Duration worked) {
    Duration rest = worked.multipliedBy(RESTS);
    if (rest.compareTo(REST_MIN) < 0)
      return REST_MIN;
    return rest.compareTo(REST_MAX) > 0 ? REST_MAX : rest;
  }
}
