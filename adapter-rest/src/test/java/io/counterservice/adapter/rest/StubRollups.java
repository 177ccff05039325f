package io.counterservice.adapter.rest;

import io.counterservice.application.port.out.RollupStore;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Roll-ups that are as far as a test says, until they are to be made anew. */
final class StubRollups implements RollupStore {
  private final InMemoryAuditTrail trail;
  volatile Instant until = Instant.EPOCH;

  StubRollups(InMemoryAuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public Progress rollUp(UnaryOperator<Duration> rest) {
    return Progress.NOT_NOW;
  }

  @Override
  public void reset(Caller by, Instant at) {
    trail.record(Audit.of(AuditAction.HISTORY_REBUILT, "", by, at));
    until = Instant.EPOCH;
  }

  @Override
  public Instant rolledUntil() {
    return until;
  }
}
