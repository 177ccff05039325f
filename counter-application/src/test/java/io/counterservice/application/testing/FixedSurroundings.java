package io.counterservice.application.testing;

import io.counterservice.application.port.out.Surroundings;
import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;
import java.time.Instant;
import java.util.List;

/** Surroundings that never change: a small database, and no grid. */
public final class FixedSurroundings implements Surroundings {
  private static final Instant START = Instant.parse("2026-05-17T12:00:00Z");

  @Override
  public Database database() {
    return new Database("18.6", 8_000_000, START, List.of(new Database.Pool("commit", 1, 4)), List.of(),
        List.of(new Database.Migration("1", "ledger", START), new Database.Migration("2", "api keys", START)));
  }

  @Override
  public Grid grid() {
    return Grid.without(Grid.State.OFF, "");
  }
}
