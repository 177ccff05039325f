package io.counterservice.application.testing;

import io.counterservice.application.port.out.RollupStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Counts the changes of a ledger in memory as added, all in one call. */
public final class InMemoryRollups implements RollupStore {
  private final InMemoryCounterLedger ledger;
  private final InstantSource clock;
  private int added;
  private Instant until = Instant.EPOCH;
  private Instant restsUntil = Instant.EPOCH;

  public InMemoryRollups(InMemoryCounterLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public synchronized Progress rollUp(UnaryOperator<Duration> rest) {
    if (clock.instant().isBefore(restsUntil))
      return Progress.NOT_NOW;
    int before = added;
    added = ledger.journalSize();
    until = clock.instant();
    restsUntil = until.plus(rest.apply(Duration.ZERO));
    return new Progress(added - before, until, false);
  }

  @Override
  public synchronized void reset() {
    added = 0;
    until = Instant.EPOCH;
    restsUntil = Instant.EPOCH;
  }

  @Override
  public synchronized Instant rolledUntil() {
    return until;
  }
}
