package io.counterservice.application.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Gate;
import io.counterservice.application.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);
  private static final LaneLimits ROOMY = new LaneLimits(1_000, 1_000, WAIT_MAX);
  /** Far from 0 and soon to wrap around, as nanoTime may be. */
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - WAIT_MAX.toNanos() / 2);
  private final Gate<List<String>> gate = new Gate<>();
  private final List<Lane<String, String>> lanes = new ArrayList<>();

  @AfterEach
  void end() {
    gate.open();
    lanes.forEach(Await::closed);
  }

  @Test
  void answers_a_lonely_question_at_once() {
    Lane<String, String> lane = lane(ROOMY);
    gate.open();

    assertThat(Await.answer(ask(lane, "a"))).isEqualTo("a!");
    assertThat(gate.awaitArrival()).containsExactly("a");
    assertThat(lane.weightWaiting()).isZero();
  }

  @Test
  void all_that_arrives_while_a_batch_is_under_way_is_the_next() {
    Lane<String, String> lane = lane(ROOMY);
    CompletionStage<String> first = ask(lane, "a");
    assertThat(gate.awaitArrival()).containsExactly("a");

    List<CompletionStage<String>> rest = Stream.of("b", "c", "d").map(question -> ask(lane, question)).toList();
    assertThat(lane.weightWaiting()).isEqualTo(3);
    gate.pass();

    assertThat(gate.awaitArrival()).containsExactly("b", "c", "d");
    assertThat(Await.answer(first)).isEqualTo("a!");
    assertThat(rest).noneMatch(stage -> stage.toCompletableFuture().isDone());
    gate.pass();
    assertThat(rest.stream().map(Await::answer)).containsExactly("b!", "c!", "d!");
  }

  @Test
  void questions_may_be_asked_before_the_start() {
    Lane<String, String> lane = unstarted(ROOMY, this::answer);
    ask(lane, "a");
    CompletionStage<String> last = ask(lane, "b");
    gate.open();

    lane.start();

    assertThat(Await.answer(last)).isEqualTo("b!");
    assertThat(gate.awaitArrival()).containsExactly("a", "b");
  }

  @Test
  void a_batch_is_no_heavier_than_its_limit_unless_one_question_is() {
    Lane<String, String> lane = unstarted(new LaneLimits(3, 100, WAIT_MAX), this::answer);
    List<CompletionStage<String>> asked = Stream.of("1a", "1b", "1c", "1d", "2e", "2f", "9g", "1h", "3i", "1j")
        .map(question -> ask(lane, question)).toList();
    gate.open();
    lane.start();

    asked.forEach(Await::answer);

    assertThat(List.of(gate.awaitArrival(), gate.awaitArrival(), gate.awaitArrival(), gate.awaitArrival(), gate.awaitArrival(),
        gate.awaitArrival(), gate.awaitArrival()))
        .containsExactly(List.of("1a", "1b", "1c"), List.of("1d", "2e"), List.of("2f"), List.of("9g"), List.of("1h"), List.of("3i"),
            List.of("1j"));
  }

  @Test
  void the_work_is_told_its_weight_and_what_waits_behind_it() {
    List<Integer> told = new ArrayList<>();
    Lane<String, String> lane = unstarted(new LaneLimits(3, 100, WAIT_MAX), (questions, weight, waiting) -> {
      told.addAll(List.of(weight, waiting));
      return questions;
    });
    List<CompletionStage<String>> asked = Stream.of("1a", "2b", "4c").map(question -> ask(lane, question)).toList();

    lane.start();

    asked.forEach(Await::answer);
    assertThat(told).containsExactly(3, 4, 4, 0);
  }

  @Test
  void room_is_bounded_by_weight_and_given_back() {
    Lane<String, String> lane = unstarted(new LaneLimits(100, 5, WAIT_MAX), this::answer);

    assertThat(lane.reserve(3)).isTrue();
    assertThat(lane.reserve(3)).isFalse();
    assertThat(lane.reserve(2)).isTrue();
    assertThat(lane.reserve(1)).isFalse();
    assertThat(lane.weightWaiting()).isEqualTo(5);
    lane.release(2);
    assertThat(lane.reserve(1)).isTrue();
    lane.release(1);
    lane.release(3);

    assertThat(lane.reserve(6)).as("heavier than the room, but alone").isTrue();
    assertThat(lane.reserve(1)).isFalse();
    lane.release(6);
    assertThat(lane.weightWaiting()).isZero();
    lane.start();
  }

  @Test
  void what_is_taken_into_a_batch_leaves_its_room() {
    Lane<String, String> lane = lane(new LaneLimits(100, 2, WAIT_MAX));
    ask(lane, "2a");
    gate.awaitArrival();

    ask(lane, "2b");

    assertThat(lane.reserve(1)).isFalse();
    assertThat(lane.weightWaiting()).isEqualTo(2);
  }

  @Test
  void threads_together_take_just_the_room_there_is() {
    Lane<String, String> lane = unstarted(new LaneLimits(100, 1_000, WAIT_MAX), this::answer);
    AtomicInteger admitted = new AtomicInteger();

    Together.run(4, _ -> {
      for (int attempt = 0; attempt < 1_000; attempt++)
        if (lane.reserve(1))
          admitted.incrementAndGet();
    });

    assertThat(admitted).hasValue(1_000);
    lane.release(1_000);
    lane.start();
  }

  @Test
  void a_refused_question_takes_no_room_from_others_not_even_for_a_moment() {
    Lane<String, String> lane = unstarted(new LaneLimits(100, 10, WAIT_MAX), this::answer);
    assertThat(lane.reserve(1)).isTrue();

    Together.run(2, thread -> {
      for (int attempt = 0; attempt < 100_000; attempt++)
        if (thread == 0)
          assertThat(lane.reserve(10)).isFalse();
        else {
          assertThat(lane.reserve(1)).isTrue();
          lane.release(1);
        }
    });

    lane.release(1);
    lane.start();
  }

  @Test
  void sweep_turns_away_the_overdue_while_the_thread_is_stuck_and_keeps_their_room() {
    Lane<String, String> lane = lane(new LaneLimits(100, 6, WAIT_MAX));
    CompletionStage<String> stuck = ask(lane, "1a");
    gate.awaitArrival();
    CompletionStage<String> overdue = ask(lane, "2b");
    nanoTime.addAndGet(WAIT_MAX.toNanos() - 1);
    CompletionStage<String> patient = ask(lane, "3c");
    assertThat(lane.sweep()).isZero();

    nanoTime.addAndGet(1);

    assertThat(lane.sweep()).isEqualTo(2);
    assertThat(overdue.toCompletableFuture()).isDone();
    assertThat(Await.reason(overdue)).isEqualTo(Reason.OVERLOADED);
    assertThat(lane.sweep()).as("once is enough").isZero();
    assertThat(lane.weightWaiting()).isEqualTo(5);
    assertThat(lane.reserve(2)).isFalse();
    assertThat(stuck.toCompletableFuture()).isNotDone();
    gate.open();
    assertThat(gate.awaitArrival()).containsExactly("3c");
    assertThat(Await.answer(stuck)).isEqualTo("1a!");
    assertThat(Await.answer(patient)).isEqualTo("3c!");
    assertThat(lane.weightWaiting()).isZero();
  }

  @Test
  void a_batch_of_nothing_but_the_overdue_is_no_batch() {
    Lane<String, String> lane = unstarted(ROOMY, this::answer);
    CompletionStage<String> overdue = ask(lane, "a");
    nanoTime.addAndGet(WAIT_MAX.toNanos());
    assertThat(lane.sweep()).isEqualTo(1);
    gate.open();

    lane.start();
    Await.until(() -> lane.weightWaiting() == 0);

    assertThat(Await.answer(ask(lane, "b"))).isEqualTo("b!");
    assertThat(gate.awaitArrival()).containsExactly("b");
    assertThat(Await.reason(overdue)).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void close_takes_no_more_and_answers_what_waits() {
    Lane<String, String> lane = lane(new LaneLimits(1, 100, WAIT_MAX));
    List<CompletionStage<String>> asked = Stream.of("a", "b", "c").map(question -> ask(lane, question)).toList();
    gate.awaitArrival();

    CompletionStage<Void> closed = Together.start(lane::close);
    Await.until(() -> isClosing(lane));

    assertThat(closed.toCompletableFuture()).isNotDone();
    assertThat(lane.weightWaiting()).as("who is refused leaves no trace").isEqualTo(2);
    gate.open();
    assertThat(asked.stream().map(Await::answer)).containsExactly("a!", "b!", "c!");
    Await.answer(closed);
  }

  @Test
  void close_waits_for_those_who_have_room_and_are_about_to_ask() {
    Lane<String, String> lane = lane(ROOMY);
    gate.open();
    assertThat(lane.reserve(1)).isTrue();
    CompletionStage<Void> closed = Together.start(lane::close);
    Await.until(() -> isClosing(lane));

    CompletionStage<String> late = lane.ask("a", 1);

    assertThat(Await.answer(late)).isEqualTo("a!");
    Await.answer(closed);
  }

  @Test
  void an_interrupted_close_stops_waiting_and_says_so() {
    Lane<String, String> lane = lane(ROOMY);
    ask(lane, "a");
    gate.awaitArrival();

    Thread.currentThread().interrupt();
    lane.close();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void what_the_work_throws_is_told_to_all_and_the_lane_goes_on() {
    Lane<String, String> lane = unstarted(ROOMY, (questions, _, _) -> {
      if (questions.contains("a"))
        throw new IllegalStateException("broken");
      return questions;
    });
    List<CompletionStage<String>> first = Stream.of("a", "b").map(question -> ask(lane, question)).toList();

    lane.start();

    assertThat(first.stream().map(Await::failure)).allMatch(IllegalStateException.class::isInstance);
    assertThat(Await.answer(ask(lane, "c"))).isEqualTo("c");
  }

  @Test
  void an_error_is_told_too() {
    Lane<String, String> lane = unstarted(ROOMY, (_, _, _) -> {
      throw new StackOverflowError();
    }).start();

    assertThat(Await.failure(ask(lane, "a"))).isInstanceOf(StackOverflowError.class);
    assertThat(Await.failure(ask(lane, "b"))).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void a_question_the_work_forgot_fails() {
    Lane<String, String> lane = unstarted(ROOMY, (questions, _, _) -> questions.subList(0, 1));
    CompletionStage<String> first = ask(lane, "a");
    CompletionStage<String> forgotten = ask(lane, "b");

    lane.start();

    assertThat(Await.answer(first)).isEqualTo("a");
    assertThat(Await.failure(forgotten)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void tells_how_long_its_batch_has_taken() {
    Lane<String, String> lane = lane(ROOMY);
    assertThat(lane.busyFor()).isZero();

    CompletionStage<String> answer = ask(lane, "a");
    gate.awaitArrival();
    nanoTime.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(lane.busyFor()).isEqualTo(Duration.ofSeconds(3));

    gate.open();
    Await.answer(answer);
    Await.until(() -> lane.busyFor().isZero());
  }

  @Test
  void limits_are_positive() {
    assertThatThrownBy(() -> new LaneLimits(0, 1, WAIT_MAX)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 0, WAIT_MAX)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LaneLimits(1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
  }

  private Lane<String, String> lane(LaneLimits limits) {
    return unstarted(limits, this::answer).start();
  }

  private Lane<String, String> unstarted(LaneLimits limits, Lane.BatchWork<String, String> work) {
    Lane<String, String> lane = new Lane<>("test", limits, nanoTime::get, work);
    lanes.add(lane);
    return lane;
  }

  private List<String> answer(List<String> questions, int weight, int waiting) {
    gate.arrive(List.copyOf(questions));
    return questions.stream().map(question -> question + "!").toList();
  }

  /** Asks in room of its own; a leading digit is the weight. */
  private static CompletionStage<String> ask(Lane<String, String> lane, String question) {
    int weight = Math.max(1, Character.digit(question.charAt(0), 10));
    assertThat(lane.reserve(weight)).isTrue();
    return lane.ask(question, weight);
  }

  private static boolean isClosing(Lane<String, String> lane) {
    if (!lane.reserve(1))
      return true;
    lane.release(1);
    return false;
  }
}
