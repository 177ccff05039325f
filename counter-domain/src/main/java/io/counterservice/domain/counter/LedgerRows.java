package io.counterservice.domain.counter;

import java.util.Map;

/**
 * What the ledger knew when a batch was decided: the locked counters (tombstones too) and the remembered outcomes.
 * Neither map is changed by deciding.
 */
public record LedgerRows(Map<CounterName, Counter> counters, Map<Update.RecordId, Recorded> records) {

  /** A remembered outcome and the fingerprint of the request that had it. */
  public record Recorded(String fingerprint, Outcome outcome) {}
}
