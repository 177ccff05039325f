package io.counterservice.application.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Version;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What watchers are told, and when. */
class ChangeFeedTest extends FeedFixture {
  private final Diary diary = new Diary();

  @Test
  void a_counter_that_never_was_is_told_of_when_it_begins() {
    open(ANNA, diary).subscribe(to(Mode.ALL, HITS));
    run();
    assertThat(diary.take()).containsExactly(new LiveEvent.Snapshot(HITS, null, null, null));

    add(HITS, 5);
    run();

    assertThat(diary.take())
        .containsExactly(new LiveEvent.Changed(HITS, new Version(0), new Version(1), 5, BigInteger.valueOf(5), time.instant(), false));
  }

  @Test
  void nothing_is_told_of_what_is_not_committed() {
    CounterLedger failing = new PublishingLedger(_ -> {
      throw new IllegalStateException("rolled back");
    }, feed);
    open(ANNA, diary).subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();

    assertThatThrownBy(() -> commit(failing, HITS, new Operation.Reset())).isInstanceOf(IllegalStateException.class);
    pass(Duration.ofSeconds(3));

    assertThat(diary.take()).isEmpty();
  }

  @Test
  void the_newest_value_is_told_at_once_and_then_so_many_times_a_second() {
    add(HITS, 1);
    open(ANNA, diary).subscribe(to(Mode.LATEST, HITS));
    run();
    diary.take();
    add(HITS, 1);
    run();
    assertThat(diary.take()).as("after a pause, at once").hasSize(1);

    for (int i = 0; i < 200; i++) {
      add(HITS, 1);
      pass(Duration.ofMillis(5));
    }

    assertThat(diary.events).as("within a second, at 10 a second").hasSizeBetween(9, 11);
    pass(Duration.ofMillis(200));
    List<LiveEvent> told = diary.take();
    assertThat(changed(told.getLast()).value()).isEqualTo(202);
    assertThat(told.stream().mapToLong(event -> changed(event).delta().longValueExact()).sum()).isEqualTo(200);
  }

  @Test
  void a_slow_reader_of_the_newest_value_is_told_one_change_when_it_is_ready() {
    Watch watch = open(ANNA, diary);
    watch.subscribe(to(Mode.LATEST, HITS));
    run();
    diary.take();
    diary.ready = false;
    for (int i = 0; i < 100; i++) {
      add(HITS, 1);
      pass(Duration.ofMillis(50));
    }
    assertThat(diary.take()).isEmpty();

    diary.ready = true;
    watch.ready();

    assertThat(diary.take()).singleElement().satisfies(event -> assertThat(changed(event).value()).isEqualTo(100));
  }

  @Test
  void a_reader_too_slow_for_everything_is_told_of_the_gap_and_the_present() {
    Watch watch = open(ANNA, diary);
    watch.subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();
    diary.ready = false;
    for (int i = 0; i < LoopWatch.QUEUE_MAX; i++)
      add(HITS, 1);
    for (int i = 0; i <= LoopWatch.BEHIND_VERSIONS_MAX; i++)
      add(HITS, 1);
    run();

    diary.ready = true;
    watch.ready();

    long last = LoopWatch.QUEUE_MAX + LoopWatch.BEHIND_VERSIONS_MAX + 1;
    List<LiveEvent> told = diary.take();
    assertThat(told).hasSize(LoopWatch.QUEUE_MAX + 2);
    assertThat(told.get(LoopWatch.QUEUE_MAX)).isEqualTo(new LiveEvent.Gap(HITS, new Version(LoopWatch.QUEUE_MAX)));
    assertThat(version(snapshot(told.getLast()))).isEqualTo(last);
    add(HITS, 1);
    run();
    assertThat(changed(diary.take().getFirst()).from().number()).isEqualTo(last + 1);
  }

  @Test
  void a_reader_that_is_slow_for_a_while_misses_nothing() {
    Watch watch = open(ANNA, diary);
    watch.subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();
    diary.ready = false;
    for (int i = 0; i < 2 * LoopWatch.QUEUE_MAX; i++)
      add(HITS, 1);
    run();

    diary.ready = true;
    watch.ready();
    run();

    assertThat(diary.take()).hasSize(2 * LoopWatch.QUEUE_MAX).allSatisfy(event -> assertThat(changed(event).delta()).isOne());
  }

  @Test
  void a_prefix_that_is_subscribed_to_again_is_told_anew_and_as_wished() {
    Watch watch = open(ANNA, diary);
    watch.subscribe(toPrefix("h"));
    add(HITS, 1);
    run();
    diary.take();

    watch.subscribe(new Subscription(new Selection(Set.of(), Set.of("h")), Map.of(), Mode.ALL, 10));
    run();
    assertThat(version(snapshot(diary.take().getFirst()))).isEqualTo(1);
    add(HITS, 1);
    add(HITS, 1);
    run();

    assertThat(diary.take()).hasSize(2);
  }

  @Test
  void what_a_prefix_covers_is_seen_though_its_name_is_not_subscribed_to_any_more() {
    Watch watch = open(ANNA, diary);
    watch.subscribe(toPrefix("h"));
    watch.subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();

    watch.unsubscribe(new Selection(Set.of(HITS), Set.of()));
    add(HITS, 1);
    run();

    assertThat(diary.take()).singleElement().isInstanceOf(LiveEvent.Changed.class);
    watch.unsubscribe(new Selection(Set.of(), Set.of("h")));
    assertThat(feed.subscriptions()).isZero();
  }

  @Test
  void a_watcher_resumes_after_what_it_knows() {
    for (int i = 0; i < 5; i++)
      add(HITS, 10);
    Watch watch = open(ANNA, diary);

    watch.subscribe(since(Mode.ALL, HITS, 2));
    run();
    assertThat(diary.take()).extracting(event -> changed(event).value()).containsExactly(30L, 40L, 50L);

    watch.subscribe(since(Mode.LATEST, HITS, 2));
    run();
    assertThat(diary.take()).singleElement().satisfies(event -> {
      assertThat(changed(event).from()).isEqualTo(new Version(3));
      assertThat(changed(event).delta()).isEqualTo(30);
    });

    watch.subscribe(since(Mode.ALL, HITS, 5));
    run();
    assertThat(diary.take()).as("what it knows is the present").isEmpty();
  }

  @Test
  void what_the_journal_has_lost_is_a_gap() {
    for (int i = 0; i < 5; i++)
      add(HITS, 10);
    views.forget(HITS, 3);

    for (Mode mode : Mode.values()) {
      open(ANNA, diary).subscribe(since(mode, HITS, 2));
      run();
      List<LiveEvent> told = diary.take();
      assertThat(told.getFirst()).isEqualTo(new LiveEvent.Gap(HITS, new Version(2)));
      assertThat(snapshot(told.get(1)).value()).isEqualTo(50L);
    }
  }

  @Test
  void what_is_missing_and_the_journal_has_lost_is_a_gap() {
    add(HITS, 1);
    open(ANNA, diary).subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();
    commit(memory, HITS, new Operation.Set(2)); // of which nothing was heard
    views.forget(HITS, 2);

    add(HITS, 1);
    pass(Duration.ofSeconds(2));

    List<LiveEvent> told = diary.take();
    assertThat(told.getFirst()).isEqualTo(new LiveEvent.Gap(HITS, new Version(1)));
    assertThat(version(snapshot(told.getLast()))).isEqualTo(3);
    assertThat(told).hasSize(2);
  }

  @Test
  void a_version_that_is_yet_to_come_is_refused_unless_the_database_has_it() {
    add(HITS, 1);
    Watch watch = open(ANNA, diary);
    watch.subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();
    commit(memory, HITS, new Operation.Set(7)); // by another node, of which nothing was heard

    watch.subscribe(since(Mode.ALL, HITS, 2));
    pass(Duration.ofMillis(500));
    assertThat(diary.take()).isEmpty();
    watch.subscribe(since(Mode.ALL, HITS, 3));
    run();

    assertThat(diary.take()).containsExactly(new LiveEvent.Refused("hits", false, LiveEvent.Reason.SINCE_IN_FUTURE));
  }

  @Test
  void what_another_node_did_is_found_within_two_seconds_without_a_relay() {
    open(ANNA, diary).subscribe(to(Mode.ALL, HITS));
    open(ANNA, diary).subscribe(toPrefix("shop."));
    run();
    diary.take();

    commit(memory, HITS, new Operation.Create(visible(false)));
    commit(memory, HITS, new Operation.Set(4));
    commit(memory, new CounterName("shop.sold"), new Operation.Create(visible(false)));
    pass(Duration.ofSeconds(2));

    assertThat(diary.take()).hasSize(3);
  }

  @Test
  void a_database_that_went_back_is_a_gap() {
    for (int i = 0; i < 5; i++)
      add(HITS, 10);
    open(ANNA, diary).subscribe(to(Mode.LATEST, HITS));
    run();
    diary.take();

    memory.restore(new io.counterservice.application.testing.InMemoryCounterLedger());
    pass(Duration.ofSeconds(2));

    assertThat(diary.take()).containsExactly(new LiveEvent.Gap(HITS, new Version(5)), new LiveEvent.Snapshot(HITS, null, null, null));
  }

  @Test
  void while_the_database_is_away_a_watcher_waits() {
    views.failing(true);
    open(ANNA, diary).subscribe(to(Mode.ALL, HITS));
    pass(Duration.ofSeconds(1));
    assertThat(diary.take()).isEmpty();

    views.failing(false);
    pass(Duration.ofMillis(100));

    assertThat(diary.take()).hasSize(1);
  }

  @Test
  void what_is_not_watched_any_more_is_not_told_though_it_waited() {
    Watch watch = open(ANNA, diary);
    watch.subscribe(to(Mode.ALL, HITS));
    run();
    diary.take();
    diary.ready = false;
    add(HITS, 1);
    run();

    watch.unsubscribe(new Selection(Set.of(HITS), Set.of()));
    diary.ready = true;
    watch.ready();

    assertThat(diary.take()).isEmpty();
    run();
    assertThat(feed.counters()).isZero();
  }

  @Test
  void a_counter_of_a_prefix_is_told_of_from_its_beginning_to_its_end() {
    open(ANNA, diary).subscribe(toPrefix("shop."));
    run();
    add(new CounterName("shop.sold"), 3);
    add(new CounterName("other"), 3);
    run();
    assertThat(diary.take()).singleElement().satisfies(event -> assertThat(snapshot(event).value()).isEqualTo(3L));

    commit(ledger, new CounterName("shop.sold"), new Operation.Delete());
    run();

    assertThat(diary.take()).singleElement().isInstanceOf(LiveEvent.Deleted.class);
    add(new CounterName("shop.sold"), 2);
    pass(Duration.ofMillis(100));
    assertThat(diary.take()).as("it begins anew").singleElement().satisfies(event -> assertThat(changed(event).value()).isEqualTo(2L));

    commit(ledger, new CounterName("shop.sold"), new Operation.Delete());
    pass(Duration.ofMillis(100));
    for (int i = 0; i < 5; i++)
      add(new CounterName("shop." + i), 1);
    run();
    assertThat(diary.take()).as("its place is taken").hasSize(6).noneMatch(LiveEvent.Refused.class::isInstance);
  }
}
