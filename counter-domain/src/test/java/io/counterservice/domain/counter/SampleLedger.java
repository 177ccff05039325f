package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what decisions leave behind, so that the next one is made from it. */
final class SampleLedger {
  private final Map<CounterName, Counter> counters = new HashMap<>();
  private final Map<Update.RecordId, LedgerRows.Recorded> records = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<CounterName, Long> tallied = new HashMap<>();
  private boolean createsOnIncrement = true;
  private Instant now = Samples.NOW;

  SampleLedger creatingOnlyByDefinition() {
    createsOnIncrement = false;
    return this;
  }

  SampleLedger at(Instant instant) {
    now = instant;
    return this;
  }

  Decision commit(List<Request> requests) {
    Decision decision = new Batch(requests, now, createsOnIncrement).decide(new LedgerRows(Map.copyOf(counters), Map.copyOf(records)));
    decision.counters().forEach(counter -> counters.put(counter.name(), counter));
    records.putAll(decision.records());
    changes.addAll(decision.changes());
    decision.refusals().forEach((name, count) -> tallied.merge(name, count, Long::sum));
    return decision;
  }

  /** Every update a request of its own, all in one batch. */
  Decision commit(Update... updates) {
    return commit(Stream.of(updates).map(Request::of).toList());
  }

  List<Answer> atomic(Update... updates) {
    return commit(List.of(new Request(List.of(updates), true))).answers().getFirst();
  }

  Answer answer(Update update) {
    return commit(update).answers().getFirst().getFirst();
  }

  Outcome.Applied applied(Update update) {
    Outcome outcome = answer(update).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    return (Outcome.Applied) outcome;
  }

  Outcome.Refused refused(Update update) {
    Outcome outcome = answer(update).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  Refusal refusal(Update update) {
    return refused(update).refusal();
  }

  /** The counter as it stands, a tombstone too. */
  Counter counter(CounterName name) {
    return Objects.requireNonNull(counters.get(name));
  }

  @Nullable
  Counter find(CounterName name) {
    return counters.get(name);
  }

  Map<CounterName, Counter> counters() {
    return counters;
  }

  Map<Update.RecordId, LedgerRows.Recorded> records() {
    return records;
  }

  List<Change> changes(CounterName name) {
    return changes.stream().filter(change -> change.counter().equals(name)).toList();
  }

  /** All refusals counted for a counter, beside changes and apart from them. */
  long refusals(CounterName name) {
    return tallied.getOrDefault(name, 0L) + changes(name).stream().mapToLong(Change::refusals).sum();
  }
}
