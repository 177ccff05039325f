package io.counterservice.application.lane;

import java.time.Duration;

/**
 * How much a lane takes on.
 *
 * @param batchMax how many operations make a batch at most; a single question larger than this is a batch of its own
 * @param waitingMax how many operations may wait at most
 * @param waitMax how long one may wait before it is turned away
 */
public record LaneLimits(int batchMax, int waitingMax, Duration waitMax) {
  public LaneLimits {
    if (batchMax < 1 || waitingMax < 1 || !waitMax.isPositive())
      throw new IllegalArgumentException("a lane's limits must be positive");
  }
}
