package io.counterservice.application.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.StoredCounter;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import io.counterservice.domain.history.Verification.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counters of a correct service are found right, and every single thing that is tampered with is found, and found to be of its kind. */
class ExaminerPropertyTest {
  private static final int ROUNDS = 2_000;

  @Test
  void what_a_correct_service_stored_is_right() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Verification verification = Examiner.examine(new RandomCounter(new Random(seed)).stored());
      assertThat(verification.faults()).as("seed " + seed).isEmpty();
      assertThat(verification.isVerified()).isTrue();
    }
  }

  @Test
  void whatever_is_tampered_with_is_found() {
    Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      StoredCounter counter = new RandomCounter(random).stored();
      Tampering.Deed deed = new Tampering(counter, random).once();
      if (deed == null)
        continue;
      Verification verification = Examiner.examine(counter);
      assertThat(verification.faults()).as("seed " + seed + ": " + deed.what()).extracting(Fault::kind).containsAnyElementsOf(deed.kinds());
      assertThat(verification.faultsFound()).isGreaterThanOrEqualTo(verification.faults().size());
      deed.kinds().forEach(kind -> found.merge(kind, 1, Integer::sum));
    }
    assertThat(found).as("each kind often").allSatisfy((_, count) -> assertThat(count).isGreaterThan(ROUNDS / 10)).hasSize(3);
  }
}
