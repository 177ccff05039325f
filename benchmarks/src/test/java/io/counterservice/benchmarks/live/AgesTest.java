package io.counterservice.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AgesTest {
  @Test
  void finds_shares_within_three_percent() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var ages = new Ages();
    var sorted = LongStream.generate(() -> (long) Math.exp(random.nextDouble(20))).limit(10_000).sorted().toArray();
    for (long age : sorted)
      ages.add(age);
    for (double share : new double[] {0.01, 0.5, 0.99, 1})
      assertThat((double) ages.millisAt(share)).as("seed " + seed).isCloseTo((double) sorted[(int) (share * sorted.length) - 1],
          withinPercentage(3.2));
    assertThat(ages.maxMillis()).isEqualTo(sorted[sorted.length - 1]);
    assertThat(ages.count()).isEqualTo(sorted.length);
  }

  @Test
  void is_exact_where_ages_are_low() {
    for (long age = 0; age < 64; age++) {
      var ages = new Ages();
      ages.add(age);
      ages.add(1_000_000_000_000L);
      assertThat(ages.millisAt(0.5)).isEqualTo(age);
    }
  }

  @Test
  void takes_what_clocks_make_of_it() {
    var ages = new Ages();
    assertThat(ages.millisAt(0.99)).isZero();
    ages.add(-3);
    assertThat(ages.millisAt(0.99)).isZero();
    var all = new Ages();
    all.addAll(ages);
    all.addAll(ages);
    assertThat(all.count()).isEqualTo(2);
  }
}
