package io.counterservice.adapter.persistence.grid;

import io.counterservice.domain.cluster.Grid;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports the grid. It is never down: a node that has lost it serves as well as before. */
final class GridHealth implements HealthIndicator {
  private final GridReport report;

  GridHealth(GridReport report) {
    this.report = report;
  }

  @Override
  public Health health() {
    Grid grid = report.get();
    Health.Builder health = (grid.state() == Grid.State.COMPLETE ? Health.up() : Health.unknown())
        .withDetail("state", grid.state().name().toLowerCase(Locale.ROOT));
    return switch (grid.state()) {
      case OFF, STARTING -> health.build();
      case FAILED -> health.withDetail("reason", grid.reason()).build();
      case INCOMPLETE, COMPLETE ->
        health.withDetail("cluster", grid.name()).withDetail("members", grid.members()).withDetail("absent", grid.absent()).build();
    };
  }
}
