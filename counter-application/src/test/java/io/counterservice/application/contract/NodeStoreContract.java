package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.NodeStore;
import io.counterservice.application.port.out.NodeStore.Seen;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Latencies;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place keeps where nodes tell of themselves. */
public abstract class NodeStoreContract {
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");
  private static final Node ONE = node(1, "one");
  private static final Node TWO = node(2, "two");
  private NodeStore store;

  protected abstract NodeStore emptyStore();

  @BeforeEach
  void prepare() {
    store = emptyStore();
  }

  @Test
  void tells_who_was_seen_and_what_they_did() {
    Sample first = new Sample(NOON, NOON.plusSeconds(5), new Work(1, 2, 3, 4, new Latencies(List.of(0L, 7L, Long.MAX_VALUE))), 5, 6);
    Sample second = sample(10);
    store.report(TWO, sample(5));
    store.report(ONE, first);
    store.report(ONE, second);

    assertThat(store.nodes(NOON)).containsExactly(new Seen(ONE, NOON.plusSeconds(10)), new Seen(TWO, NOON.plusSeconds(5)));
    assertThat(store.samples(NOON)).isEqualTo(Map.of(ONE.id(), List.of(first, second), TWO.id(), List.of(sample(5))));
  }

  @Test
  void tells_nothing_older_than_was_asked_for() {
    store.report(ONE, sample(5));
    store.report(ONE, sample(10));

    assertThat(store.samples(NOON.plusSeconds(5))).isEqualTo(Map.of(ONE.id(), List.of(sample(10))));
    assertThat(store.samples(NOON.plusSeconds(10))).isEmpty();
    assertThat(store.nodes(NOON.plusSeconds(10))).hasSize(1);
    assertThat(store.nodes(NOON.plusSeconds(11))).isEmpty();
  }

  @Test
  void who_leaves_is_gone_and_what_it_did_stays() {
    store.report(ONE, sample(5));
    store.leave(ONE.id());
    store.leave(TWO.id());

    assertThat(store.nodes(NOON)).isEmpty();
    assertThat(store.samples(NOON)).containsOnlyKeys(ONE.id());
  }

  @Test
  void what_was_told_an_hour_ago_is_forgotten() {
    store.report(ONE, sample(5));
    store.report(TWO, sample(6));
    store.report(TWO, sample(3_605));
    assertThat(store.samples(Instant.EPOCH)).containsOnlyKeys(ONE.id(), TWO.id());
    store.report(TWO, sample(3_606));

    assertThat(store.nodes(Instant.EPOCH)).containsExactly(new Seen(TWO, NOON.plusSeconds(3_606)));
    assertThat(store.samples(Instant.EPOCH)).isEqualTo(Map.of(TWO.id(), List.of(sample(6), sample(3_605), sample(3_606))));
  }

  @Test
  void a_node_that_begins_takes_the_place_of_a_silent_one_of_its_name() {
    long silent = Cluster.SILENT_AFTER.toSeconds();
    store.report(ONE, sample(5));
    store.report(node(3, "one"), sample(5 + silent));
    assertThat(store.nodes(NOON)).as("it may live").hasSize(2);
    store.report(node(3, "one"), sample(6 + silent));

    assertThat(store.nodes(NOON)).extracting(Seen::node).containsExactly(node(3, "one"));
  }

  private static Node node(long id, String name) {
    return new Node(new UUID(0, id), name, "1.0.0", NOON.minusSeconds(60), 2, 100_000);
  }

  /** What a node did in the five seconds that end so many after noon. */
  private static Sample sample(long seconds) {
    return new Sample(NOON.plusSeconds(seconds - 5), NOON.plusSeconds(seconds), Work.NONE, 0, 0);
  }
}
