package io.counterservice.application.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.cluster.NodeReporter.Reading;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.FixedSurroundings;
import io.counterservice.application.testing.InMemoryNodeStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Latencies;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeReporterTest {
  private static final Instant START = Instant.parse("2026-05-17T12:00:00Z");
  private static final Node NODE = new Node(new UUID(0, 1), "one", "1.0.0", START, 2, 100_000);
  private final ManualTime time = new ManualTime(START);
  private final InMemoryNodeStore store = new InMemoryNodeStore();
  private Reading reading = new Reading(work(100, 3), 0, 0);
  private final NodeReporter reporter = new NodeReporter(() -> NODE, () -> reading, store, time);
  private final ClusterReads reads = new ClusterReads(store, new FixedSurroundings(), time, Runnable::run);

  @Test
  void tells_what_was_done_since_the_last_time() {
    report(new Reading(work(150, 4), 7, 9), Duration.ofSeconds(5));
    report(new Reading(work(170, 5), 0, 0), Duration.ofSeconds(4));

    assertThat(store.samples(START).get(NODE.id())).containsExactly(
        new Sample(START, START.plusSeconds(5), work(50, 1), 7, 9),
        new Sample(START.plusSeconds(5), START.plusSeconds(9), work(20, 1), 0, 0));
    assertThat(cluster().operationsPerSecond()).isEqualTo(5);
  }

  @Test
  void survives_a_clock_that_is_put_back() {
    report(reading, Duration.ofSeconds(5));
    report(reading, Duration.ofSeconds(-9));
    report(reading, Duration.ofSeconds(10));

    assertThat(store.samples(START).get(NODE.id())).hasSize(2);
  }

  @Test
  void a_silent_node_does_nothing_and_is_known_for_an_hour() {
    report(new Reading(work(150, 4), 0, 0), Duration.ofSeconds(5));
    time.advance(Cluster.SILENT_AFTER);
    assertThat(cluster().members().getFirst().isSilent(time.instant())).isFalse();
    time.advance(Duration.ofMillis(1));

    assertThat(cluster().members().getFirst().isSilent(time.instant())).isTrue();
    assertThat(cluster().operationsPerSecond()).isEqualTo(0);
    time.advance(Cluster.KNOWN_FOR);
    assertThat(cluster().members()).isEmpty();
  }

  @Test
  void what_a_node_did_that_left_still_counts() {
    report(new Reading(work(150, 4), 0, 0), Duration.ofSeconds(5));
    reporter.leave();
    time.advance(Duration.ofSeconds(10));

    assertThat(cluster().members()).isEmpty();
    assertThat(cluster().slots().stream().mapToDouble(slot -> slot.applied() * Cluster.STEP.toSeconds()).sum()).isEqualTo(50);
  }

  private void report(Reading next, Duration later) {
    reading = next;
    time.advance(later);
    reporter.report();
  }

  private Cluster cluster() {
    return Await.answer(reads.now());
  }

  private static Work work(long applied, long commits) {
    return new Work(applied, 0, 0, applied, new Latencies(List.of(0L, commits)));
  }
}
