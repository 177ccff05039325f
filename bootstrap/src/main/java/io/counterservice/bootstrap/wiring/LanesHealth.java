package io.counterservice.bootstrap.wiring;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the lanes move. A batch that takes longer than all time limits of the database allow will never end, and others can serve
 * these counters. A full queue says nothing here: it answers 503 by itself, and a node that left for it would leave its load to the rest.
 */
final class LanesHealth implements HealthIndicator {
  static final Duration BUSY_MAX = Duration.ofSeconds(30);
  private final Collection<Supplier<Duration>> lanes;

  /** @param lanes how long each has been busy with one batch */
  LanesHealth(Collection<Supplier<Duration>> lanes) {
    this.lanes = lanes;
  }

  @Override
  public Health health() {
    boolean stuck = lanes.stream().anyMatch(lane -> lane.get().compareTo(BUSY_MAX) > 0);
    return stuck ? Health.down().build() : Health.up().build();
  }
}
