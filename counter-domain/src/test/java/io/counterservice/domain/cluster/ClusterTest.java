package io.counterservice.domain.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private static final Instant NOW = Instant.parse("2026-05-17T12:00:07Z");

  @Test
  void slots_end_where_every_node_can_have_told() {
    List<Slot> slots = Cluster.slots(NOW, List.of());
    assertThat(slots).hasSize(180);
    assertThat(slots.getLast().start()).isEqualTo("2026-05-17T11:59:55Z");
    assertThat(slots.getLast().operations()).isEqualTo(0);
  }

  @Test
  void a_sample_is_spread_over_the_slots_it_touches() {
    Instant from = Instant.parse("2026-05-17T11:59:48Z");
    List<Slot> slots = Cluster.slots(NOW, List.of(new Sample(from, from.plusSeconds(5), new Work(50, 20, 10, 80, Latencies.NONE), 3, 9)));

    assertThat(slots).extracting(Slot::applied).endsWith(0.0, 4.0, 6.0, 0.0);
    assertThat(slots).extracting(Slot::refused).endsWith(1.6, 2.4, 0.0);
    assertThat(slots).extracting(Slot::limited).endsWith(0.8, 1.2, 0.0);
    assertThat(slots).extracting(Slot::waiting).endsWith(0L, 3L, 0L);
  }

  @Test
  void no_operation_is_lost_or_told_twice() {
    long seed = Long.getLong("counter.seed", System.nanoTime());
    System.out.println("ClusterTest: -Dcounter.seed=" + seed);
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    long applied = 0;
    Instant at = NOW.minusSeconds(880);
    while (at.isBefore(NOW.minusSeconds(20))) {
      Instant next = at.plusMillis(random.nextInt(1, 9_000));
      long count = random.nextInt(1_000);
      samples.add(new Sample(at, next, new Work(count, 0, 0, count, Latencies.NONE), 0, 0));
      applied += count;
      at = next;
    }
    double told = Cluster.slots(NOW, samples).stream().mapToDouble(slot -> slot.applied() * 5).sum();
    long whole = Cluster.slots(NOW, samples).stream().mapToLong(slot -> slot.work().applied()).sum();

    assertThat(told).as("seed " + seed).isCloseTo((double) applied, within(0.001));
    assertThat(whole).as("seed " + seed).isEqualTo(applied);
  }
}
