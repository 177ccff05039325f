package io.counterservice.application.testing;

import io.counterservice.application.contract.AuditedLedgerContract;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterLedger;

class InMemoryAuditedLedgerTest extends AuditedLedgerContract {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

  @Override
  protected CounterLedger ledger() {
    return new InMemoryCounterLedger(trail);
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }
}
