package io.counterservice.application.history;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.application.port.out.RollupStore.Progress;
import java.time.Duration;

/**
 * Keeps the roll-ups up. After it has worked it rests nine times as long, so that it never takes more than a tenth of the time of one
 * core; the longer it rests, the more changes of one counter it finds, and the less each of them costs. While it is far behind it rests as
 * long as it has worked.
 */
public final class RollupJob {
  private static final Duration REST_MIN = Duration.ofSeconds(1);
  private static final int RESTS = 9;
  private final RollupStore store;
  private volatile boolean behind;

  public RollupJob(RollupStore store) {
    this.store = store;
  }

  /** Does what is to be done now; to be called every so often, on every node. What cannot be done now is done later. */
  public void tick() {
    try {
      Progress progress = store.rollUp(this::rest);
      behind = progress.isBehind();
    } catch (UnavailableException _) {
      behind = false; // the store has told the log
    }
  }

  private Duration rest(Duration worked) {
    Duration rest = worked.multipliedBy(behind ? 1 : RESTS);
    return rest.compareTo(REST_MIN) < 0 && !behind ? REST_MIN : rest;
  }
}
