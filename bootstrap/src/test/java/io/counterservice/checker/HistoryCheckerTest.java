package io.counterservice.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.counterservice.checker.HistoryGenerator.Losses;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Made-up histories: the right ones pass, and each fault is found by its own law and by no other. */
class HistoryCheckerTest {
  private static final int SEEDS = 20;
  private static final int REQUESTS = 1_200;
  private final long firstSeed = new Random().nextInt(1_000_000);

  @Test
  void passes_what_a_correct_service_can_do() {
    for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
      var verdict = HistoryChecker.check(new HistoryGenerator(seed, Saboteur.none(), Losses.UNTIL_RETRIED).generate(REQUESTS));
      assertThat(verdict.passed()).as("seed %d: %s", seed, verdict).isTrue();
      assertThat(verdict.observers()).isPositive();
    }
  }

  @Test
  void passes_operations_that_nobody_learnt_the_outcome_of() {
    for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
      var verdict = HistoryChecker.check(new HistoryGenerator(seed, Saboteur.none(), Losses.FOR_GOOD).generate(REQUESTS));
      assertThat(verdict.passed()).as("seed %d: %s", seed, verdict).isTrue();
      assertThat(verdict.inDoubt()).isPositive();
      assertThat(verdict.unsettled()).as("seed %d", seed).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void finds_each_fault_by_its_own_law(Fault fault) {
    // A retried request would be another explanation of a version left out.
    var losses = fault == Fault.SKIPPED_VERSION ? Losses.NONE : Losses.UNTIL_RETRIED;
    int struck = 0;
    for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
      var saboteur = new Saboteur(fault, (int) (seed % 7));
      var verdict = HistoryChecker.check(new HistoryGenerator(seed, saboteur, losses).generate(REQUESTS));
      if (!saboteur.hasStruck())
        continue;
      struck++;
      var laws = verdict.violations().stream().map(Violation::law).collect(Collectors.toSet());
      assertThat(laws).as("%s, seed %d: %s", fault, seed, verdict).containsExactly(fault.law);
    }
    assertThat(struck).as("histories in which the fault could be committed, first seed %d", firstSeed).isGreaterThan(SEEDS / 2);
  }

  @Test
  void names_violations_up_to_the_limit_and_counts_them_all() {
    var history = new HistoryGenerator(1, Saboteur.none(), Losses.UNTIL_RETRIED).generate(REQUESTS);
    var reads = history.observations().stream().filter(it -> it.answer() instanceof Answer.Seen)
        .map(it -> it.answered(new Answer.Seen(new State(100_000, 0, Bounds.DEFAULT)))).toList();
    var verdict = HistoryChecker.check(new History(history.seeds(), reads, List.of(), List.of(), List.of()), 3);
    assertThat(verdict.violations()).hasSize(3);
    assertThat(verdict.found()).isEqualTo(reads.size());
    assertThat(verdict.toString()).contains("tells a version that never was");
  }

  @Test
  void takes_long_histories_in_its_stride() {
    var history = new HistoryGenerator(firstSeed, Saboteur.none(), Losses.UNTIL_RETRIED).generate(100_000);
    var verdict = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> HistoryChecker.check(history));
    assertThat(verdict.passed()).as("seed %d: %s", firstSeed, verdict).isTrue();
  }
}
