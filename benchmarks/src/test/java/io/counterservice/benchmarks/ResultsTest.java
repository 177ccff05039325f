package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Cell OURS = new Cell(Work.HOT, 256, "ours");

  private final Results results = new Results(List.of("ours", "webdis", "plain row"));

  @Test
  void answers_with_the_round_in_the_middle() {
    add(OURS, 10, 90, 50);
    assertThat(results.figure(OURS)).contains(50.0);
  }

  @Test
  void takes_the_lower_middle_of_an_even_number_of_rounds() {
    add(OURS, 10, 20, 30, 40);
    assertThat(results.figure(OURS)).contains(20.0);
  }

  @Test
  void knows_nothing_of_what_was_not_measured() {
    assertThat(results.figure(OURS)).isEmpty();
    assertThat(results.best(Work.HOT, "ours")).isEmpty();
  }

  @Test
  void measures_the_spread_against_the_median() {
    add(OURS, 90, 100, 120);
    assertThat(results.spread(OURS)).isCloseTo(0.15, within(1e-9));
  }

  @Test
  void finds_a_peers_best_number_of_connections() {
    add(new Cell(Work.HOT, 16, "ours"), 70);
    add(OURS, 50);
    assertThat(results.best(Work.HOT, "ours")).contains(70.0);
  }

  @Test
  void takes_the_lowest_latency_as_the_best() {
    results.add(new Cell(Work.ALONE, 1, "ours"), new Measurement(1_000, 0.9, 2, 0));
    results.add(new Cell(Work.ALONE, 2, "ours"), new Measurement(1_000, 0.7, 2, 0));
    assertThat(results.best(Work.ALONE, "ours")).contains(0.7);
  }

  @Test
  void sums_up_failures_over_rounds_and_connections() {
    results.add(OURS, new Measurement(1, 1, 1, 2));
    results.add(OURS, new Measurement(1, 1, 1, 3));
    assertThat(results.failures(Work.HOT, "ours")).isEqualTo(5);
  }

  private void add(Cell cell, double... perSecond) {
    for (double rate : perSecond)
      results.add(cell, new Measurement(rate, 1, 2, 0));
  }
}
