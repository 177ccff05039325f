package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.KeyDirectory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the database answers, as the reading of keys, twice a second, finds it; asking costs nothing and never blocks. */
final class DatabaseHealth implements HealthIndicator {
  private final KeyDirectory directory;

  DatabaseHealth(KeyDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Health health() {
    return directory.isCurrent() ? Health.up().build() : Health.down().build();
  }
}
