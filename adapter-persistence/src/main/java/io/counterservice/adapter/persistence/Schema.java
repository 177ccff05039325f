package io.counterservice.adapter.persistence;

import io.counterservice.adapter.persistence.ledger.Partitions;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables the service needs. */
public final class Schema {
  private final Flyway flyway;
  private final Partitions partitions;
  private final InstantSource clock;

  Schema(Flyway flyway, Partitions partitions, InstantSource clock) {
    this.flyway = flyway;
    this.partitions = partitions;
    this.clock = clock;
  }

  /** Brings the tables up to date, blocking; an empty text, or why it could not. A later call tries again. */
  public String migrate() {
    try {
      flyway.migrate();
      return partitions.keep(clock.instant()) ? "" : "the partitions of today could not be made";
    } catch (FlywayException failure) {
      return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
  }
}
