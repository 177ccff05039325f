package io.counterservice.application.testing;

import io.counterservice.application.contract.CounterSurveysContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterSurveys;
import java.time.Instant;

class InMemoryCounterSurveysTest extends CounterSurveysContract {
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected CounterSurveys surveys() {
    return new InMemoryCounterSurveys(ledger);
  }

  @Override
  protected void rollUp(Instant now) {
    // there is nothing but changes here
  }
}
