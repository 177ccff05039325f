package io.counterservice.application.catalogue;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Decision;

/** A ledger whose commits tolerant reads know of before anybody is answered. */
public final class RecallingLedger implements CounterLedger {
  private final CounterLedger ledger;
  private final TolerantReads reads;

  public RecallingLedger(CounterLedger ledger, TolerantReads reads) {
    this.ledger = ledger;
    this.reads = reads;
  }

  @Override
  public Decision commit(Batch batch) {
    Decision decision = ledger.commit(batch);
    reads.committed(batch, decision);
    return decision;
  }
}
