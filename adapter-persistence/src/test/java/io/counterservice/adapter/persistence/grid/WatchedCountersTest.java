package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchedCountersTest {
  private final WatchedCounters watched = new WatchedCounters();

  @Test
  void a_hundred_thousand_names_are_found_and_few_others() {
    List<CounterName> names = IntStream.range(0, 100_000).mapToObj(number -> new CounterName("shop.item-" + number)).toList();
    names.forEach(name -> watched.add(WatchedCounters.hash(name)));

    assertThat(names).allMatch(watched::covers);
    long others = IntStream.range(0, 100_000).mapToObj(number -> new CounterName("page:" + number)).filter(watched::covers).count();
    assertThat(others).isLessThan(7_000);
  }

  @Test
  void says_whether_a_name_is_new() {
    assertThat(watched.add("stock".hashCode())).isTrue();
    assertThat(watched.add("stock".hashCode())).isFalse();
  }

  @Test
  void a_prefix_covers_what_begins_so_whatever_lies_between() {
    for (String prefix : List.of("shop.b", "shop.b.c", "shop.z", "shop", "shop.a", "zoo.", "shop-"))
      watched.add(prefix);

    assertThat(List.of("shop", "shop.b", "shop.bx", "shop.zz", "shop-1", "shopping", "zoo.1")).map(CounterName::new)
        .allMatch(watched::covers);
    assertThat(List.of("sho", "shoq", "zoo", "zoo-1", "a", "zz")).map(CounterName::new).noneMatch(watched::covers);
  }

  @Test
  void says_whether_a_prefix_makes_a_difference() {
    assertThat(watched.add("shop")).isTrue();
    assertThat(watched.add("shop")).isFalse();
    assertThat(watched.add("shop.a")).isFalse();
    assertThat(watched.add("")).isTrue();
    assertThat(watched.covers(new CounterName("zoo"))).isTrue();
  }

  @Test
  void too_many_prefixes_are_everything() {
    IntStream.range(10_000, 20_001).forEach(number -> watched.add("p" + number));

    assertThat(watched.covers(new CounterName("zoo"))).isTrue();
  }
}
