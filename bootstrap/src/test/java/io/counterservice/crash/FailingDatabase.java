package io.counterservice.crash;

import java.time.Duration;
import java.util.List;

/** Nodes on a PostgreSQL that fails; whatever happens, each request is answered in time. */
record FailingDatabase(PostgresPair postgres, Fleet fleet) implements FleetStage {
  /** Short, so that a round is. */
  static final List<String> SETTINGS = List.of("--counter.ledger.commit-timeout=1s", "--counter.ledger.resolve-timeout=1s",
      "--counter.ledger.connect-timeout=1s", "--counter.commit.wait-max=1s", "--counter.keys.stale-after=2s");
  /** The settings above but the last, and as much again for a small machine on which much else goes on. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(8);

  @Override
  public Duration answerMax() {
    return ANSWER_MAX;
  }

  @Override
  public void close() {
    fleet.close();
    postgres.close();
  }
}
