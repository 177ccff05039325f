package io.counterservice.application.testing;

import io.counterservice.application.contract.LedgerEvidenceContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.LedgerEvidence;

class InMemoryLedgerEvidenceTest extends LedgerEvidenceContract {
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();
  private final InMemoryLedgerEvidence evidence = new InMemoryLedgerEvidence(ledger);

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected LedgerEvidence evidence() {
    return evidence;
  }

  @Override
  protected void rollUp() {
    evidence.rollUp();
  }
}
