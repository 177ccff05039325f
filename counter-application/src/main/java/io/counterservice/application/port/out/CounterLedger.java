package io.counterservice.application.port.out;

import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Decision;

/** Where counters are kept: decides and stores a batch in one transaction. */
public interface CounterLedger {
  /**
   * Locks the named counters in name order, decides the batch on them, writes what follows (of each
   * deed what {@link io.counterservice.domain.audit.Audit} says, to the audit trail), and commits. When it returns,
   * the decision is durable; where it is empty, nothing was written. Blocks. Throws
   * {@link io.counterservice.application.port.UnavailableException}: {@code DATABASE} when certainly nothing was applied,
   * {@code OUTCOME_UNKNOWN} when that could not be found out.
   */
  Decision commit(Batch batch);
}
