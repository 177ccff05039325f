package io.counterservice.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryLedgerEvidence;
import io.counterservice.application.testing.StoredCounter;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import io.counterservice.domain.history.Verification.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerProofTest {
  private static final CounterName ANY = new CounterName("any");

  @Test
  void who_finds_no_room_is_told_at_once() {
    var full = new LedgerProof(new InMemoryLedgerEvidence(new InMemoryCounterLedger()), _ -> {
      throw new UnavailableException(Reason.OVERLOADED);
    });
    assertThat(Await.reason(full.verify(ANY))).isEqualTo(Reason.OVERLOADED);
    assertThat(Await.reason(full.verify(null, 1))).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void it_waits_for_its_turn_as_long_as_that_takes() {
    List<Runnable> waiting = new ArrayList<>();
    var patient = new LedgerProof(new InMemoryLedgerEvidence(new InMemoryCounterLedger()), waiting::add);
    var answer = patient.verify(ANY);
    waiting.getFirst().run();
    assertThat(Await.answer(answer)).isEmpty();
  }

  @Test
  void a_journal_that_ends_before_what_is_rolled_up_is_a_fault_of_the_journal() {
    InMemoryCounterLedger ledger = new InMemoryCounterLedger();
    InMemoryLedgerEvidence evidence = new InMemoryLedgerEvidence(ledger);
    ledger.commit(new Batch(List.of(Request.of(Update.of(ANY, new Operation.Create(CounterDefinition.DEFAULT), new Actor("anna")))),
        Instant.parse("2026-05-17T10:00:00Z"), true));
    evidence.rollUp();
    evidence.tamper(ANY, counter -> counter.entries.clear());

    Verification verification = Await.answer(new LedgerProof(evidence, Runnable::run).verify(ANY)).orElseThrow();

    assertThat(verification.faults()).contains(
        new Fault(Kind.JOURNAL, "Version 0 is rolled up, but the journal is empty"));
  }

  @Test
  void a_value_outside_what_its_row_led_to_is_a_fault_of_the_journal() {
    StoredCounter counter = new RandomCounter(new Random(3)).stored();
    Entry was = counter.entries.getFirst();
    counter.entries.set(0, new Entry(was.from(), was.to(), was.before(), was.after(), was.low() - 9, was.after() - 1, was.increments(),
        was.decrements(), was.sets(), was.refusals(), was.at()));
    assertThat(Examiner.examine(counter).faults()).extracting(Fault::kind).contains(Kind.JOURNAL);
  }

  @Test
  void all_faults_are_counted_and_the_first_ten_told() {
    StoredCounter counter = new RandomCounter(new Random(3)).stored();
    counter.entries.clear();
    for (int row = 0; row < 30; row++)
      counter.entries.add(new Entry(2L * row, 2L * row, row, row, row, row, 0, 0, 1, 0,
          counter.claim.reach().changes()));
    Verification verification = Examiner.examine(counter);
    assertThat(verification.faults()).hasSize(Verification.FAULTS_MAX);
    assertThat(verification.faultsFound()).isGreaterThanOrEqualTo(58);
  }
}
