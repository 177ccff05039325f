package io.counterservice.domain.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final double FIFTH = 1.19;

  @Test
  void there_is_a_bucket_for_everything() {
    assertThat(List.of(Latencies.bucketOf(0), Latencies.bucketOf(50_000), Latencies.bucketOf(50_001), Latencies.bucketOf(100_000),
        Latencies.bucketOf(Long.MAX_VALUE))).containsExactly(0, 0, 1, 4, Latencies.BUCKETS - 1);
  }

  @Test
  void nothing_has_no_quantile() {
    assertThat(Latencies.NONE.quantile(0.5)).isNull();
    assertThat(new Latencies(List.of(0L, 0L))).isEqualTo(Latencies.NONE);
  }

  @Test
  void the_quantile_of_a_sum_is_that_of_all_that_took_place() {
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("LatenciesTest: -Dcounter.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Long> all = new ArrayList<>();
      List<Latencies> nodes = new ArrayList<>();
      for (int node = 0; node < 3; node++) {
        double scale = Math.pow(10, 5 + 3 * random.nextDouble());
        List<Long> here = random.doubles(random.nextInt(1, 400)).mapToLong(each -> (long) (scale * (1 + each * each * 8))).boxed().toList();
        nodes.add(of(here));
        all.addAll(here);
      }
      Collections.sort(all);
      for (double share : new double[] {0.5, 0.9, 0.99, 1}) {
        long exact = all.get(Math.max(0, (int) Math.ceil(share * all.size()) - 1));
        Duration told = Objects.requireNonNull(Latencies.sum(nodes).quantile(share));
        assertThat(told.toNanos()).as("seed " + seed + ", " + share).isBetween((long) (exact / FIFTH), (long) (exact * FIFTH));
      }
    }
  }

  @Test
  void what_came_since_is_what_was_added() {
    Latencies before = new Latencies(List.of(1L, 0L, 5L));
    Latencies more = new Latencies(List.of(0L, 2L));
    assertThat(Latencies.sum(List.of(before, more)).since(before)).isEqualTo(more);
    assertThat(before.total()).isEqualTo(6);
  }

  private static Latencies of(List<Long> nanos) {
    Long[] counts = new Long[Latencies.BUCKETS];
    Arrays.fill(counts, 0L);
    nanos.forEach(each -> counts[Latencies.bucketOf(each)]++);
    return new Latencies(List.of(counts));
  }
}
