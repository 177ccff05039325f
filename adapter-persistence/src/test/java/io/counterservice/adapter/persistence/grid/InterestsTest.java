package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.ChangeRelay.Interest;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one node says of its interest, and what another one makes of it. */
class InterestsTest {
  private static final UUID NODE = UUID.randomUUID();
  private static final Duration REPEAT = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofMillis(100);
  private final ManualTime time = new ManualTime(Instant.EPOCH);
  private final InterestsHere here = new InterestsHere(time::nanoTime);
  private final InterestsThere there = new InterestsThere(time::nanoTime);

  @Test
  void a_node_says_hello_once_and_then_nothing_while_it_watches_nothing() {
    assertThat(here.due()).hasSize(1);
    time.advance(REPEAT.multipliedBy(5));
    assertThat(here.due()).isEmpty();
  }

  @Test
  void what_is_watched_anew_is_said_soon_and_only_that() {
    watch("a", "b");
    assertThat(said()).hasSize(2);
    watch("a", "b", "c");
    assertThat(here.due()).as("too soon").isEmpty();
    time.advance(SOON);

    assertThat(said()).hasSize(1);
    assertThat(covered("a", "b", "c")).isEqualTo("abc");
  }

  @Test
  void all_of_it_is_repeated_so_that_a_lost_message_is_made_up_for() {
    watch("a");
    said();
    watch("a", "b");
    time.advance(SOON);
    assertThat(here.due()).as("lost").isNotEmpty();
    assertThat(covered("a", "b")).isEqualTo("a");
    time.advance(REPEAT);

    assertThat(said()).hasSize(2);
    assertThat(covered("a", "b")).isEqualTo("ab");
  }

  @Test
  void whoever_is_new_is_told_all_at_once() {
    watch("a");
    said();
    time.advance(SOON);
    assertThat(here.due()).isEmpty();

    here.stateAll();

    assertThat(said()).hasSize(1);
  }

  @Test
  void a_large_set_is_cut_and_a_lost_part_costs_nothing_until_the_next_is_lost_too() {
    Set<CounterName> many = IntStream.range(0, 100_000).mapToObj(number -> new CounterName("c" + number)).collect(Collectors.toSet());
    here.watch(new Interest(many, IntStream.range(0, 1_000).mapToObj(number -> "p" + number + ".").collect(Collectors.toSet())));
    List<InterestBytes.Part> first = here.due();
    assertThat(first).hasSizeGreaterThan(7).allMatch(part -> bytes(part).length < 65_000);
    first.forEach(this::hear);
    assertThat(many).allMatch(there::covers);
    assertThat(there.covers(new CounterName("p999.x"))).isTrue();
    time.advance(REPEAT);

    here.due().stream().skip(1).forEach(this::hear);

    assertThat(many).allMatch(there::covers);
  }

  @Test
  void what_is_watched_no_more_is_dropped_two_statements_later() {
    watch("a", "b");
    said();
    watch("b");
    for (int statement = 0; statement < 2; statement++) {
      assertThat(covered("a", "b")).isEqualTo("ab");
      time.advance(REPEAT);
      said();
    }

    assertThat(covered("a", "b")).isEqualTo("b");
  }

  @Test
  void who_watches_nothing_any_more_is_forgotten_and_can_come_back() {
    watch("a");
    said();
    here.watch(Interest.NONE);
    for (int second = 0; second < 20; second++) {
      time.advance(Duration.ofSeconds(1));
      said();
      there.forgetSilent();
    }
    assertThat(there.isEmpty()).isTrue();

    watch("a");

    said();
    assertThat(covered("a")).isEqualTo("a");
  }

  @Test
  void a_silent_node_is_forgotten_after_ten_seconds_and_a_talking_one_is_not() {
    watch("a");
    said();
    for (int round = 0; round < 5; round++) {
      time.advance(REPEAT);
      said();
      there.forgetSilent();
      assertThat(there.isEmpty()).isFalse();
    }
    time.advance(Duration.ofSeconds(10));
    there.forgetSilent();
    assertThat(there.isEmpty()).isFalse();
    time.advance(Duration.ofMillis(1));
    there.forgetSilent();

    assertThat(there.isEmpty()).isTrue();
    assertThat(covered("a")).isEmpty();
  }

  @Test
  void only_the_first_word_of_a_node_is_news_and_a_late_one_is_none() {
    watch("a");
    List<InterestBytes.Part> late = here.due();
    assertThat(hear(late.getFirst())).isTrue();
    assertThat(hear(late.getFirst())).isFalse();
    watch("b");
    for (int statement = 0; statement < 2; statement++) {
      time.advance(REPEAT);
      said();
    }

    assertThat(hear(late.getFirst())).isFalse();
    assertThat(covered("a", "b")).isEqualTo("b");
  }

  private void watch(String... names) {
    here.watch(new Interest(Set.of(names).stream().map(CounterName::new).collect(Collectors.toSet()), Set.of()));
  }

  /** The hashes that were due, heard on the other side. */
  private List<Integer> said() {
    List<InterestBytes.Part> parts = new ArrayList<>(here.due());
    parts.forEach(this::hear);
    return parts.stream().map(InterestBytes.Part::hashes).flatMap(Collection::stream).toList();
  }

  private boolean hear(InterestBytes.Part part) {
    return there.hear(Objects.requireNonNull(InterestBytes.read(bytes(part))));
  }

  private static byte[] bytes(InterestBytes.Part part) {
    return InterestBytes.of(NODE, part);
  }

  private String covered(String... names) {
    return List.of(names).stream().filter(name -> there.covers(new CounterName(name))).collect(Collectors.joining());
  }
}
