package io.counterservice.application.testing;

import io.counterservice.application.contract.HistoryStoreContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.HistoryStore;
import java.time.Instant;

class InMemoryHistoryTest extends HistoryStoreContract {
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected HistoryStore history() {
    return new InMemoryHistory(ledger);
  }

  @Override
  protected void rollUp(Instant now) {
    // there is nothing but changes here
  }
}
