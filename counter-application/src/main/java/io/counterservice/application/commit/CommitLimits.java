package io.counterservice.application.commit;

import io.counterservice.application.lane.LaneLimits;

/**
 * How the commit path is cut.
 *
 * @param lanes how many threads, and so transactions, work side by side; a counter always has the same one
 * @param lane the limits of each
 */
public record CommitLimits(int lanes, LaneLimits lane) {
  public CommitLimits {
    if (lanes < 1)
      throw new IllegalArgumentException("there must be at least one lane");
  }
}
