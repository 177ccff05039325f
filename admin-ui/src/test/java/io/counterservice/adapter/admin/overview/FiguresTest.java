package io.counterservice.adapter.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Latencies;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Instant NOW = Instant.parse("2026-05-17T12:00:02Z");

  @Test
  void says_what_all_nodes_do_together() {
    Figures figures = Figures.of(cluster(
        member("one", 0, new Work(100_000, 45, 1, 100_045, commits(2, 99))),
        member("two", 0, new Work(50_000, 5, 0, 50_005, commits(2, 99)))));

    assertThat(figures).extracting(Figures::operations, Figures::applied, Figures::refused, Figures::limited)
        .containsExactly("30,010", "30,000", "10", "0.2");
    assertThat(figures.highest()).isEqualTo("30,010");
    assertThat(figures.highestAt()).isEqualTo("2026-05-17T11:59:50Z");
    assertThat(figures.line()).startsWith("M0.0 176.0L5.0 176.0").endsWith("L895.0 0.0L900.0 176.0");
    assertThat(figures.bars().getFirst()).isEqualTo("M892.5 35.5v-35.0");
    assertThat(figures.tiles()).extracting(Tile::value, Tile::unit).startsWith(
        tuple("2.1", "ms"), tuple("2.3", "ms"),
        tuple("758", "operations"), tuple("6", ""));
    assertThat(figures.nodes()).extracting(NodeLine::name, NodeLine::operations, NodeLine::silent)
        .containsExactly(tuple("one", "20,009", false),
            tuple("two", "10,001", false));
  }

  @Test
  void a_node_that_is_not_heard_of_says_nothing() {
    Figures figures = Figures.of(cluster(member("lost", 30, new Work(500, 0, 0, 500, commits(2, 1)))));

    assertThat(figures.operations()).isEqualTo("0");
    assertThat(figures.nodes()).extracting(NodeLine::operations, NodeLine::silent)
        .containsExactly(tuple("", true));
  }

  @Test
  void an_idle_service_has_no_latency() {
    Figures figures = Figures.of(cluster(member("one", 0, Work.NONE)));

    assertThat(figures.tiles()).extracting(Tile::value).containsExactly("–", "–", "–", "3");
    assertThat(figures.operations()).isEqualTo("0");
  }

  @Test
  void small_rates_keep_a_tenth() {
    assertThat(List.of(Rate.text(0), Rate.text(0.01), Rate.text(0.44), Rate.text(2), Rate.text(10.4), Rate.text(1234.6)))
        .containsExactly("0", "0.1", "0.4", "2", "10", "1,235");
    assertThat(List.of(Tile.millisText(0.25), Tile.millisText(9.94), Tile.millisText(1234.5))).containsExactly("0.3", "9.9", "1,235");
  }

  private static Cluster cluster(Cluster.Member... members) {
    List<Sample> samples = new ArrayList<>();
    for (Cluster.Member member : members)
      if (member.last() != null)
        samples.add(member.last());
    return new Cluster(NOW, List.of(members), Cluster.slots(NOW.plusSeconds(3), samples));
  }

  /** Whose last sample fills the slot before the last, or one so many seconds before that. */
  private static Cluster.Member member(String name, int secondsAgo, Work work) {
    Instant to = NOW.minusSeconds(7L + secondsAgo);
    Node node = new Node(new UUID(0, name.hashCode()), name, "1.0.0", NOW.minusSeconds(90), 2, 150_000);
    return new Cluster.Member(node, to, new Sample(to.minusSeconds(5), to, work, 3, 4));
  }

  private static Latencies commits(int milliseconds, int times) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(Latencies.BUCKETS, 0L));
    counts.set(Latencies.bucketOf(Duration.ofMillis(milliseconds).toNanos()), (long) times);
    return new Latencies(counts);
  }
}
