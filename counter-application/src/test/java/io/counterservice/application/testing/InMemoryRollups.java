package io.counterservice.application.testing;

import io.counterservice.application.port.out.RollupStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Counts the changes of a ledger in memory as added, all in one call. */
public final class InMemoryRollups implements RollupStore {
  private final InMemoryCounterLedger ledger;
  private final InstantSource clock;
  private final InMemoryAuditTrail trail;
  private int added;
  private Instant until = Instant.EPOCH;
  private Instant restsUntil = Instant.EPOCH;

  public InMemoryRollups(InMemoryCounterLedger ledger, InstantSource clock, InMemoryAuditTrail trail) {
    this.ledger = ledger;
    this.clock = clock;
    this.trail = trail;
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
  public synchronized void reset(Caller by, Instant at) {
    trail.record(Audit.of(AuditAction.HISTORY_REBUILT, "", by, at));
    added = 0;
    until = Instant.EPOCH;
    restsUntil = Instant.EPOCH;
  }

  @Override
  public synchronized Instant rolledUntil() {
    return until;
  }
}
