package io.counterservice.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.domain.counter.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More watchers of one counter than are served in one go, of whom some leave while others are served. */
class SeatListTest extends FeedFixture {
  private static final int WATCHERS = 1_000;
  private final ChangeFeed large = new ChangeFeed(new FeedLimits(WATCHERS, WATCHERS, 1, 1, WATCHERS, WATCHERS),
      new ChangeFeed.Parts(views, ChangeRelay.ALONE, thread, readers, this::nanoTime));
  private final List<Diary> diaries = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void who_stays_is_told_the_last_value_whoever_leaves(long seed) {
    Random random = new Random(seed);
    watchAll();
    PublishingLedger publishing = new PublishingLedger(memory, large);
    Set<Integer> gone = new HashSet<>();
    for (int value = 1; value <= 30; value++) {
      commit(publishing, HITS, new Operation.Set(value));
      time.advance(Duration.ofMillis(50));
      large.tick();
      for (int i = random.nextInt(12); i >= 0; i--) {
        int leaving = random.nextInt(WATCHERS);
        watches.get(leaving).close();
        gone.add(leaving);
        runOne();
      }
    }
    settle();

    List<Integer> told = IntStream.range(0, WATCHERS).filter(number -> lastValue(number) == 30).boxed().toList();
    Set<Integer> stayed = IntStream.range(0, WATCHERS).boxed().filter(number -> !gone.contains(number)).collect(Collectors.toSet());
    assertThat(told).containsAll(stayed);
    assertThat(large.subscriptions()).isEqualTo(stayed.size());
  }

  @Test
  void a_value_that_comes_in_the_middle_of_a_round_is_told_to_all() {
    watchAll();
    PublishingLedger publishing = new PublishingLedger(memory, large);
    commit(publishing, HITS, new Operation.Set(1));
    while (diaries.getFirst().events.size() < 2)
      runOne();
    commit(publishing, HITS, new Operation.Set(30));
    settle();

    assertThat(IntStream.range(0, WATCHERS)).allSatisfy(number -> assertThat(lastValue(number)).isEqualTo(30));
  }

  @Test
  void whoever_leaves_while_others_are_served_leaves_the_rest_in_their_places() {
    LoopFeed loopFeed = new LoopFeed(loop, feed);
    Audience audience = new Audience(HITS, loopFeed);
    LoopWatch watch = new LoopWatch(ANNA, new Diary(), loopFeed, new Quotas(new FeedLimits(1, 1, 1, 1, 1, 1)), 1);
    SeatList list = new SeatList();
    List<Seat> seats = IntStream.range(0, 10).mapToObj(_ -> new Seat(watch, audience, null, true, Seat.NOTHING)).toList();
    seats.forEach(list::add);

    list.beginServing();
    for (int leaving : List.of(2, 9, 8, 0))
      list.remove(seats.get(leaving));
    list.endServing();

    assertThat(list.places()).isEqualTo(6);
    assertThat(IntStream.range(0, 6).mapToObj(list::at)).containsExactlyInAnyOrder(seats.get(1), seats.get(3), seats.get(4), seats.get(5),
        seats.get(6), seats.get(7)).allSatisfy(seat -> assertThat(list.at(Objects.requireNonNull(seat).place)).isSameAs(seat));
  }

  /** Each look at the clock takes some time, so that a round takes longer than its share. */
  private long nanoTime() {
    time.advance(Duration.ofNanos(200_000));
    return time.nanoTime();
  }

  private void watchAll() {
    commit(memory, HITS, new Operation.Create(visible(false)));
    for (int i = 0; i < WATCHERS; i++) {
      Diary diary = new Diary();
      diaries.add(diary);
      if (large.open(ANNA, diary, loop) instanceof Opening.Opened opened) {
        watches.add(opened.watch());
        opened.watch().subscribe(to(Mode.LATEST, HITS));
      }
    }
    settle();
  }

  private void settle() {
    for (int i = 0; i < 40; i++) {
      time.advance(Duration.ofMillis(10));
      large.tick();
      while (runOne()) {
        // Until nothing is left.
      }
    }
  }

  private boolean runOne() {
    return thread.runOne() || readers.runOne() || loop.runOne();
  }

  private long lastValue(int number) {
    return diaries.get(number).events.getLast() instanceof LiveEvent.Changed changed
        ? changed.value()
        : -1;
  }
}
