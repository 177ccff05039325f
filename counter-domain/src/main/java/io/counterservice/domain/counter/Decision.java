package io.counterservice.domain.counter;

import java.util.List;
import java.util.Map;

/**
 * Everything that follows from a batch: what to tell the callers and what to write first.
 *
 * @param answers per request of the batch, per update of the request
 * @param counters every counter that moved, as it is after the batch, in name order
 * @param changes the journal rows, per counter in order of version
 * @param records the outcomes to remember
 * @param refusals refused operations per counter that stand in no journal row
 * @param deeds what the audit trail is told, in the order in which it was applied
 */
public record Decision(List<List<Answer>> answers, List<Counter> counters, List<Change> changes,
    Map<Update.RecordId, LedgerRows.Recorded> records, Map<CounterName, Long> refusals, List<Deed> deeds) {

  /** Whether nothing has to be written. */
  public boolean isEmpty() {
    return counters.isEmpty() && records.isEmpty();
  }
}
