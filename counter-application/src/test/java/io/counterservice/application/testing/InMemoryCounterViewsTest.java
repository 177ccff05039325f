package io.counterservice.application.testing;

import io.counterservice.application.contract.CounterViewsContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;

class InMemoryCounterViewsTest extends CounterViewsContract {
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected CounterViews views() {
    return ledger;
  }
}
