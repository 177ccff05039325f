package io.counterservice.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryLedgerEvidence;
import io.counterservice.application.testing.StoredCounter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Verification;
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
