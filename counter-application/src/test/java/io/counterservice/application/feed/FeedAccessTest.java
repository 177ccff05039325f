package io.counterservice.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.LiveEvent.Reason;
import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Viewer;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Version;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is told of what, and how much at most. */
class FeedAccessTest extends FeedFixture {
  private static final CounterName SOLD = new CounterName("shop.sold");
  private final Diary diary = new Diary();

  @Test
  void a_viewer_sees_what_his_pattern_covers_and_hears_what_it_does_not() {
    Watch watch = open(new Viewer("shop", new NamePattern("shop.*")), diary);

    watch.subscribe(to(Mode.LATEST, SOLD, HITS));
    watch.subscribe(toPrefix("s"));
    watch.subscribe(toPrefix("h"));
    run();

    assertThat(diary.take()).containsExactlyInAnyOrder(new LiveEvent.Snapshot(SOLD, null, null, null),
        refused("hits", Reason.FORBIDDEN), new LiveEvent.Refused("h", true, Reason.FORBIDDEN));
    add(new CounterName("same"), 1);
    run();
    assertThat(diary.take()).as("it begins with s, but the pattern does not cover it").isEmpty();
  }

  @Test
  void who_has_no_key_sees_public_counters_and_these_only_as_long_as_they_are_public() {
    commit(ledger, HITS, new Operation.Create(visible(true)));
    commit(ledger, SOLD, new Operation.Create(visible(false)));
    Watch watch = open(ANYBODY, diary);

    watch.subscribe(to(Mode.LATEST, HITS, SOLD, new CounterName("nothing")));
    watch.subscribe(toPrefix(""));
    run();
    assertThat(diary.take()).containsExactlyInAnyOrder(new LiveEvent.Snapshot(HITS, new Version(0), 0L,
        time.instant()), refused("shop.sold", Reason.NOT_PUBLIC), refused("nothing", Reason.NOT_PUBLIC),
        new LiveEvent.Refused("", true, Reason.NOT_PUBLIC));

    commit(ledger, HITS, new Operation.Replace(visible(false), 99L, null));
    run();

    assertThat(diary.take()).containsExactly(refused("hits", Reason.NOT_PUBLIC));
    assertThat(feed.subscriptions()).isZero();
  }

  @Test
  void a_counter_that_turns_private_while_the_reader_is_slow_is_not_told() {
    for (Mode mode : Mode.values()) {
      commit(ledger, HITS, new Operation.Replace(visible(true), null, null));
      Watch watch = open(ANYBODY, diary);
      watch.subscribe(to(mode, HITS));
      run();
      diary.take();
      diary.ready = false;
      commit(ledger, HITS, new Operation.Set(7));
      commit(ledger, HITS, new Operation.Replace(visible(false), 99L, null));
      run();

      diary.ready = true;
      watch.ready();

      assertThat(diary.take()).containsExactly(refused("hits", Reason.NOT_PUBLIC));
      watch.close();
    }
  }

  @Test
  void who_has_no_key_is_not_told_of_the_time_when_the_counter_was_private() {
    add(HITS, 5);
    commit(ledger, HITS, new Operation.Replace(visible(true), null, null));
    add(HITS, 1);
    for (Mode mode : Mode.values()) {
      Watch watch = open(ANYBODY, diary);
      watch.subscribe(since(mode, HITS, 0));
      run();
      assertThat(diary.take()).element(0).isEqualTo(new LiveEvent.Gap(HITS, new Version(0)));
      watch.subscribe(since(mode, HITS, 2));
      run();
      assertThat(diary.take()).as("what it may know").last()
          .satisfies(event -> assertThat(changed(event).from()).isEqualTo(new Version(3)));
      watch.close();
    }
  }

  @Test
  void a_short_prefix_is_what_the_pattern_makes_of_it() {
    for (int i = 0; i < 10; i++)
      add(new CounterName("a" + i), 1);
    add(SOLD, 1);
    open(new Viewer("shop", new NamePattern("shop.*")), diary).subscribe(toPrefix(""));
    run();

    assertThat(diary.take()).singleElement().satisfies(event -> assertThat(snapshot(event).counter()).isEqualTo(SOLD));
  }

  @Test
  void watches_have_limits() {
    assertThat(IntStream.range(0, 4).mapToObj(_ -> feed.open(ANNA, diary, loop))).last().isEqualTo(new Opening.TooManyOfViewer(3));
    Watch last = open(ANYBODY, diary);
    assertThat(feed.open(new Viewer("ben", NamePattern.ALL), diary, loop)).isEqualTo(new Opening.TooManyOfNode());
    last.close();
    last.close();
    open(ANYBODY, diary);
    assertThat(feed.watches()).isEqualTo(4);
  }

  @Test
  void counters_of_a_watch_a_viewer_and_a_node_have_limits() {
    Watch first = open(ANNA, diary);
    first.subscribe(to(Mode.LATEST, names(6)));
    assertThat(diary.take()).singleElement().isInstanceOfSatisfying(LiveEvent.Refused.class,
        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_OF_WATCH));
    open(ANNA, diary).subscribe(to(Mode.LATEST, names(3)));
    assertThat(diary.take()).singleElement().isInstanceOfSatisfying(LiveEvent.Refused.class,
        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_OF_VIEWER));
    open(new Viewer("ben", NamePattern.ALL), diary).subscribe(to(Mode.LATEST, names(2)));
    assertThat(diary.take()).singleElement().isInstanceOfSatisfying(LiveEvent.Refused.class,
        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_OF_NODE));
    assertThat(feed.subscriptions()).isEqualTo(8);

    first.close();

    assertThat(feed.subscriptions()).isEqualTo(3);
  }

  @Test
  void a_prefix_that_covers_too_many_is_told_once() {
    open(ANNA, diary).subscribe(toPrefix("n"));
    run();
    for (CounterName name : names(7))
      add(name, 1);
    run();

    assertThat(diary.take().stream().filter(LiveEvent.Refused.class::isInstance))
        .containsExactly(new LiveEvent.Refused("n", true, Reason.TOO_MANY_OF_WATCH));
  }

  private static LiveEvent refused(String name, Reason reason) {
    return new LiveEvent.Refused(name, false, reason);
  }

  private static CounterName[] names(int count) {
    return IntStream.range(0, count).mapToObj(number -> new CounterName("n" + number)).toArray(CounterName[]::new);
  }
}
