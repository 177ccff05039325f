package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {
  private final Results results = new Results(List.of("ours", "webdis", "plain row"));

  @Test
  void compares_with_the_best_of_a_peer() {
    add(Work.HOT, "ours", 60_000);
    add(Work.HOT, "plain row", 3_000);
    assertThat(new Goal(Work.HOT, "plain row", 10, 20).verdict(results))
        .contains("reached  hot: 20.00 × plain row (at least 10.0, reach for 20.0)");
  }

  @Test
  void says_what_was_missed() {
    add(Work.BULK, "ours", 400_000);
    assertThat(new Goal(Work.BULK, "", 500_000, 1_000_000).verdict(results))
        .contains("MISSED   bulk: 400,000.00 operations/s (at least 500,000.0, reach for 1,000,000.0)");
  }

  @Test
  void reaches_a_latency_from_below() {
    results.add(new Cell(Work.ALONE, 1, "ours"), new Measurement(1_000, 0.8, 2, 0));
    assertThat(new Goal(Work.ALONE, "", 2, 2).verdict(results)).contains("reached  alone: 0.80 ms at p50 (at most 2.0)");
  }

  @Test
  void keeps_silent_about_what_was_not_measured() {
    assertThat(new Goal(Work.READS, "", 1, 2).verdict(results)).isEmpty();
  }

  private void add(Work work, String peer, double perSecond) {
    results.add(new Cell(work, 256, peer), new Measurement(perSecond, 1, 2, 0));
  }
}
