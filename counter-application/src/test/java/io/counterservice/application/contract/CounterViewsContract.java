package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views of every ledger show of many counters, and of the later part of a journal. */
public abstract class CounterViewsContract {
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123456Z");
  private static final Actor ANNA = new Actor("anna");
  private static final CounterName STOCK = new CounterName("stock");
  private CounterLedger ledger;
  private CounterViews views;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** The views of that ledger. */
  protected abstract CounterViews views();

  @BeforeEach
  void prepare() {
    ledger = ledger();
    views = views();
  }

  @Test
  void lists_in_byte_order_what_is_visible() {
    for (String name : List.of("shop.b", "shop.B", "shop.a", "shop-1", "shop", "zoo", "shopping", "0shop"))
      commit(NOW, name, new Operation.Create(labelled(name.startsWith("shop.") ? Map.of("team", "web") : Map.of())));
    commit(NOW, "shop.a", new Operation.Delete());

    assertThat(list("*", "", null, 100)).containsExactly("0shop", "shop", "shop-1", "shop.B", "shop.b", "shopping", "zoo");
    assertThat(list("shop.*", "", null, 100)).containsExactly("shop.B", "shop.b");
    assertThat(list("shop*", "shopp", null, 100)).containsExactly("shopping");
    assertThat(list("shop.*", "sh", null, 100)).containsExactly("shop.B", "shop.b");
    assertThat(list("shop", "", null, 100)).containsExactly("shop");
    assertThat(list("shop", "shop.", null, 100)).isEmpty();
    assertThat(list("zoo*", "shop", null, 100)).isEmpty();
    assertThat(list("*", "", "shop", 2)).containsExactly("shop-1", "shop.B");
    assertThat(backwards("", null, 3)).containsExactly("zoo", "shopping", "shop.b");
    assertThat(backwards("shop", "shopping", 2)).containsExactly("shop.b", "shop.B");
    assertThat(backwards("", "0shop", 2)).isEmpty();
    CounterQuery byLabel = new CounterQuery(NamePattern.ALL, "", Map.of("team", "web"), null, 100);
    assertThat(views.list(byLabel)).extracting(counter -> counter.name().value()).containsExactly("shop.B", "shop.b");
  }

  @Test
  void tells_the_versions_of_some_names_tombstones_included() {
    count("stock", 3);
    count("seats", 1);
    count("gone", 2);
    commit(NOW, "gone", new Operation.Delete());
    commit(NOW, "new", new Operation.Create(labelled(Map.of())));

    assertThat(versions("stock", "gone", "new", "never-was", "stock")).containsExactlyInAnyOrderEntriesOf(
        Map.of("stock", 3L, "gone", 3L, "new", 0L));
    assertThat(views.versions(List.of())).isEmpty();
  }

  @Test
  void tells_the_versions_of_ten_thousand_names_at_once() {
    for (int number = 0; number < 10; number++)
      count("c" + 1_000 * number, number + 1);

    Map<CounterName, Version> versions = views.versions(IntStream.range(0, 10_000).mapToObj(number -> new CounterName("c" + number))
        .toList());

    assertThat(versions).hasSize(10).containsEntry(new CounterName("c0"), new Version(1)).containsEntry(new CounterName("c9000"),
        new Version(10));
  }

  @Test
  void tells_the_versions_below_a_prefix_in_byte_order_tombstones_left_out() {
    for (String name : List.of("shop.b", "shop.B", "shop.a", "shop-1", "shop", "zoo", "shopping", "shopz", "shoq", "shop:z", "0shop"))
      count(name, 1);
    count("shop.b", 1);
    commit(NOW, "shop.a", new Operation.Delete());

    assertThat(below("shop", 100)).containsExactlyInAnyOrder("shop", "shop-1", "shop.B", "shop.b", "shop:z", "shopping", "shopz");
    assertThat(below("shop.", 100)).containsExactlyInAnyOrder("shop.B", "shop.b");
    assertThat(below("shopz", 100)).containsExactly("shopz");
    assertThat(below("z", 100)).containsExactly("zoo");
    assertThat(below("", 100)).hasSize(10).contains("0shop", "zoo").doesNotContain("shop.a");
    assertThat(below("", 3)).containsExactlyInAnyOrder("0shop", "shop", "shop-1");
    assertThat(below("shop.", 1)).as("upper case comes first, and a tombstone takes no place").containsExactly("shop.B");
    for (String nobody : List.of("zz", "shop~", "~", "shop/", "é", "SHOP"))
      assertThat(below(nobody, 100)).as(nobody).isEmpty();
    assertThat(views.versions("shop.b", 100)).containsEntry(new CounterName("shop.b"), new Version(2));
  }

  @Test
  void a_journal_can_be_read_from_an_instant_on() {
    for (int day = 0; day < 4; day++) {
      commit(NOW.plus(Duration.ofDays(day)), "stock", add());
      commit(NOW.plus(Duration.ofDays(day)), "stock", add());
    }
    Instant third = NOW.plus(Duration.ofDays(2));

    assertThat(changes(0, Instant.EPOCH)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(changes(5, third)).as("of the same instant as the last that was seen").containsExactly(6L, 7L, 8L);
    assertThat(changes(5, third.plusNanos(999))).as("what is below a microsecond is not kept").containsExactly(6L, 7L, 8L);
    assertThat(changes(0, third.plusNanos(1_000))).containsExactly(7L, 8L);
    assertThat(changes(0, third.plus(Duration.ofDays(9)))).isEmpty();
    assertThat(views.changes(STOCK, 2, third, 1)).extracting(change -> change.to().number()).containsExactly(5L);
  }

  private List<Long> changes(long after, Instant notBefore) {
    return views.changes(STOCK, after, notBefore, 100).stream().map(change -> change.to().number()).toList();
  }

  private Map<String, Long> versions(String... names) {
    Map<String, Long> versions = new TreeMap<>();
    views.versions(Stream.of(names).map(CounterName::new).toList())
        .forEach((name, version) -> versions.put(name.value(), version.number()));
    return versions;
  }

  private List<String> below(String prefix, int limit) {
    return new TreeSet<>(views.versions(prefix, limit).keySet()).stream().map(CounterName::value).toList();
  }

  private List<String> list(String pattern, String prefix, @Nullable String after, int limit) {
    return views.list(new CounterQuery(new NamePattern(pattern), prefix, Map.of(), after, limit)).stream()
        .map(counter -> counter.name().value()).toList();
  }

  private List<String> backwards(String prefix, @Nullable String after, int limit) {
    return views.list(new CounterQuery(NamePattern.ALL, prefix, Map.of(), after, limit, true)).stream()
        .map(counter -> counter.name().value()).toList();
  }

  private void count(String name, int times) {
    for (int time = 0; time < times; time++)
      commit(NOW, name, add());
  }

  private void commit(Instant at, String name, Operation operation) {
    ledger.commit(new Batch(List.of(Request.of(Update.of(new CounterName(name), operation, ANNA))), at, true));
  }

  private static Operation add() {
    return new Operation.Add(1, BoundPolicy.REJECT);
  }

  private static CounterDefinition labelled(Map<String, String> labels) {
    return new CounterDefinition(Bounds.DEFAULT, 0, "", new TreeMap<>(labels), false);
  }
}
