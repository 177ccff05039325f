package io.counterservice.application.testing;

import io.counterservice.application.contract.RollupStoreContract;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.RollupStore;
import java.time.Instant;

class InMemoryRollupsTest extends RollupStoreContract {
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private Instant now = Instant.EPOCH;

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected RollupStore rollups() {
    return new InMemoryRollups(ledger, () -> now, trail);
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected void becomes(Instant late) {
    now = late;
  }
}
