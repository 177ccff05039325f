package io.counterservice.bootstrap.settings;

import io.counterservice.application.commit.CommitLimits;
import io.counterservice.application.lane.LaneLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the commit path is cut.
 *
 * @param lanes
 *          transactions side by side
 * @param batchMax
 *          operations in one transaction
 * @param waitingMax
 *          operations that may wait in each lane
 * @param waitMax
 *          how long an operation may wait
 */
@ConfigurationProperties("counter.commit")
public record CommitSettings(@DefaultValue("2") int lanes, @DefaultValue("4096") int batchMax, @DefaultValue("50000") int waitingMax,
    @DefaultValue("5s") Duration waitMax) {

  public CommitSettings {
    if (lanes < 1 || lanes > 64)
      throw new IllegalArgumentException("counter.commit.lanes must be 1 to 64, but is " + lanes);
    if (batchMax < 1 || batchMax > 100_000)
      throw new IllegalArgumentException("counter.commit.batch-max must be 1 to 100000, but is " + batchMax);
    if (waitingMax < batchMax)
      throw new IllegalArgumentException("counter.commit.waiting-max must be at least batch-max, but is " + waitingMax);
    if (!waitMax.isPositive())
      throw new IllegalArgumentException("counter.commit.wait-max must be positive, but is " + waitMax);
  }

  public CommitLimits toLimits() {
    return new CommitLimits(lanes, new LaneLimits(batchMax, waitingMax, waitMax));
  }
}
