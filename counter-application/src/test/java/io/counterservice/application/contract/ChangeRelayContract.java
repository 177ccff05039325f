package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.ChangeRelay.Interest;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every relay keeps between two nodes that reach each other. */
public abstract class ChangeRelayContract {
  protected static final Interest EVERYTHING = new Interest(Set.of(), Set.of(""));
  private static final Instant AT = Instant.parse("2026-05-17T10:15:30.123456Z");
  private static final String LINK = "link";
  private static final long PAUSE_NANOS = 2_000_000;
  private final Heard here = new Heard();
  private final Heard there = new Heard();
  private ChangeRelay relay;
  private ChangeRelay neighbour;

  /** The relay of one node. */
  protected abstract ChangeRelay relay();

  /** The relay of the other node. */
  protected abstract ChangeRelay neighbour();

  @BeforeEach
  void link() {
    relay = relay();
    neighbour = neighbour();
    relay.subscribe(here);
    neighbour.subscribe(there);
  }

  @Test
  void the_other_node_hears_what_changed_here_to_the_last_bit() {
    watchThere(EVERYTHING, LINK);
    var rows = List.of(
        new CounterChanged(new CounterName("A.b_c:d-9"), Change.Kind.CREATE, Version.NONE, Version.NONE, 0, -3, AT, true),
        new CounterChanged(new CounterName("a".repeat(128)), Change.Kind.EDIT, new Version(5), new Version(5), 1, 1, AT, false),
        new CounterChanged(new CounterName("x"), Change.Kind.COUNT, new Version(1), new Version(Long.MAX_VALUE), Long.MIN_VALUE,
            Long.MAX_VALUE, Instant.parse("1969-12-31T23:59:59.999999Z"), null),
        new CounterChanged(new CounterName("x"), Change.Kind.DELETE, new Version(7), new Version(7), 9, 0, AT, null));

    relay.publish(rows);

    Await.until(() -> there.withoutLink().size() >= rows.size());
    assertThat(there.withoutLink()).containsExactlyElementsOf(rows);
  }

  @Test
  void nobody_hears_himself() {
    watchThere(EVERYTHING, LINK);
    watchHere(EVERYTHING, LINK);

    relay.publish(List.of(row("till", 1)));
    Await.until(() -> there.has("till"));
    neighbour.publish(List.of(row("web", 1)));
    Await.until(() -> here.has("web"));

    assertThat(here.has("till")).isFalse();
    assertThat(there.has("web")).isFalse();
  }

  @Test
  void however_fast_they_come_the_rows_of_a_counter_keep_their_order() {
    watchThere(EVERYTHING, LINK);

    Together.run(4, thread -> {
      for (int version = 1; version <= 1_000; version++)
        relay.publish(List.of(row("c" + thread, version)));
    });

    Await.until(() -> there.withoutLink().size() >= 4_000);
    for (int thread = 0; thread < 4; thread++) {
      String counter = "c" + thread;
      assertThat(there.withoutLink().stream().filter(row -> row.counter().value().equals(counter)).map(row -> row.to().number()))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000).mapToObj(Long::valueOf).toList());
    }
  }

  @Test
  void who_watches_some_counters_is_spared_most_of_the_others() {
    watchThere(new Interest(Set.of(new CounterName("stock")), Set.of("shop.")), "stock");

    relay.publish(IntStream.range(0, 1_000).mapToObj(number -> row("other" + number, 1)).toList());
    relay.publish(List.of(row("shop", 1), row("shop.till", 1), row("stock", 2)));

    Await.until(() -> there.has("shop.till"));
    Await.until(() -> there.rows.stream().anyMatch(row -> row.to().number() == 2));
    assertThat(there.rows.stream().filter(row -> row.counter().value().startsWith("other"))).hasSizeLessThan(50);
  }

  @Test
  void who_watches_nothing_is_told_nothing() {
    watchThere(new Interest(Set.of(new CounterName("stock")), Set.of()), "stock");

    neighbour.publish(List.of(row("till", 1), row("web", 1)));
    relay.publish(List.of(row("stock", 2)));

    Await.until(() -> there.rows.stream().anyMatch(row -> row.to().number() == 2));
    assertThat(here.rows).isEmpty();
  }

  @Test
  void what_is_watched_anew_is_heard_of_soon() {
    watchThere(new Interest(Set.of(new CounterName("stock")), Set.of()), "stock");
    watchThere(new Interest(Set.of(new CounterName("seats"), new CounterName("stock")), Set.of()), "seats");
    watchThere(new Interest(Set.of(new CounterName("seats")), Set.of("shop.")), "shop.till");
    watchThere(new Interest(Set.of(new CounterName("seats")), Set.of("sh")), "ship");
    watchThere(EVERYTHING, "zoo");
  }

  @Test
  void a_set_that_grows_is_read_again_when_that_is_said() {
    Set<CounterName> names = ConcurrentHashMap.newKeySet();
    var growing = new Interest(names, Set.of());
    for (String name : List.of("a", "b", "c")) {
      names.add(new CounterName(name));
      watchThere(growing, name);
    }
  }

  @Test
  void a_hundred_thousand_counters_can_be_watched() {
    Set<CounterName> many = IntStream.range(0, 100_000).mapToObj(number -> new CounterName("counter-" + number))
        .collect(Collectors.toSet());
    watchThere(new Interest(many, Set.of()), "counter-0");
    for (int number : List.of(1, 49_999, 99_999))
      awaitHeard(relay, there, "counter-" + number);
  }

  @Test
  void every_listener_hears_it() {
    Heard second = new Heard();
    neighbour.subscribe(second);
    watchThere(EVERYTHING, LINK);

    relay.publish(List.of(row("till", 1)));

    Await.until(() -> there.has("till") && second.has("till"));
  }

  private void watchThere(Interest interest, String heardThen) {
    neighbour.watch(interest);
    awaitHeard(relay, there, heardThen);
  }

  private void watchHere(Interest interest, String heardThen) {
    relay.watch(interest);
    awaitHeard(neighbour, here, heardThen);
  }

  /** Publishes now and then, but not more than a relay can send. */
  private static void awaitHeard(ChangeRelay from, Heard to, String counter) {
    AtomicLong nextNanos = new AtomicLong(System.nanoTime());
    Await.until(() -> {
      if (System.nanoTime() - nextNanos.get() >= 0) {
        from.publish(List.of(row(counter, 1)));
        nextNanos.addAndGet(PAUSE_NANOS);
      }
      return to.has(counter);
    });
  }

  /** A change of which the version alone matters. */
  protected static CounterChanged row(String counter, long version) {
    return new CounterChanged(new CounterName(counter), Change.Kind.COUNT, new Version(version), new Version(version), version - 1, version,
        AT, null);
  }

  /** What a node has heard. */
  private static final class Heard implements Consumer<List<CounterChanged>> {
    private final List<CounterChanged> rows = new CopyOnWriteArrayList<>();

    @Override
    public void accept(List<CounterChanged> message) {
      rows.addAll(message);
    }

    boolean has(String counter) {
      return rows.stream().anyMatch(row -> row.counter().value().equals(counter));
    }

    List<CounterChanged> withoutLink() {
      return rows.stream().filter(row -> !row.counter().value().equals(LINK)).toList();
    }
  }
}
