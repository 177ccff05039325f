package io.counterservice.application.commit;

import static io.counterservice.application.commit.PipelineFixture.LEFT;
import static io.counterservice.application.commit.PipelineFixture.RIGHT;
import static io.counterservice.application.commit.PipelineFixture.WAIT_MAX;
import static io.counterservice.application.commit.PipelineFixture.add;
import static io.counterservice.application.commit.PipelineFixture.applied;
import static io.counterservice.application.commit.PipelineFixture.counter;
import static io.counterservice.application.commit.PipelineFixture.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.GatedLedger;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lanes with room for four operations each, stuck in a commit. */
class OverloadTest {
  private static final int ROOM = 4;
  private final AtomicLong nanoTime = new AtomicLong();
  private final InMemoryCounterLedger memory = new InMemoryCounterLedger();
  private final GatedLedger gated = new GatedLedger(memory);
  private final RecordingListener listener = new RecordingListener();
  private final CommitPipeline pipeline = pipeline(gated, memory, new LaneLimits(100, ROOM, WAIT_MAX), listener, nanoTime);

  @AfterEach
  void end() {
    gated.open();
    Await.closed(pipeline);
  }

  @Test
  void a_full_lane_turns_away_at_once_and_answers_the_others() {
    stick(LEFT);
    List<CompletionStage<Answer>> admitted = Collections.nCopies(ROOM, LEFT).stream().map(name -> pipeline.update(add(name, 1))).toList();

    CompletionStage<Answer> refused = pipeline.update(add(LEFT, 1));

    assertThat(refused.toCompletableFuture()).isDone();
    assertThat(Await.reason(refused)).isEqualTo(Reason.OVERLOADED);
    assertThat(listener.overloads()).containsExactly(1);
    assertThat(pipeline.waiting()).isEqualTo(ROOM);
    CompletionStage<Answer> other = pipeline.update(add(RIGHT, 1));
    gated.open();
    assertThat(admitted.stream().map(stage -> applied(Await.answer(stage)).value())).containsExactly(2L, 3L, 4L, 5L);
    assertThat(applied(Await.answer(other)).value()).isEqualTo(1);
    assertThat(counter(memory, LEFT).value()).isEqualTo(1 + ROOM);
  }

  @Test
  void a_bulk_is_admitted_whole_or_not_at_all() {
    stick(LEFT);
    stick(RIGHT);
    CompletionStage<List<Answer>> full = pipeline.updateEach(times(3, RIGHT));

    CompletionStage<List<Answer>> refused = pipeline.updateEach(List.of(add(LEFT, 1), add(RIGHT, 1), add(LEFT, 1), add(RIGHT, 1)));

    assertThat(refused.toCompletableFuture()).isDone();
    assertThat(Await.reason(refused)).isEqualTo(Reason.OVERLOADED);
    assertThat(listener.overloads()).containsExactly(4);
    assertThat(pipeline.waiting()).as("the room it had taken is given back").isEqualTo(3);
    CompletionStage<List<Answer>> fitting = pipeline.updateEach(times(ROOM, LEFT));
    gated.open();
    Await.answer(full);
    Await.answer(fitting);
    assertThat(counter(memory, LEFT).value()).isEqualTo(1 + ROOM);
    assertThat(counter(memory, RIGHT).value()).isEqualTo(1 + 3);
  }

  @Test
  void a_bulk_that_has_nothing_to_do_with_a_full_lane_is_admitted() {
    stick(LEFT);
    CompletionStage<List<Answer>> heavy = pipeline.updateEach(times(ROOM * 2, LEFT));

    CompletionStage<List<Answer>> other = pipeline.updateEach(times(ROOM, RIGHT));

    assertThat(pipeline.waiting()).isGreaterThanOrEqualTo(ROOM * 2);
    gated.open();
    assertThat(Await.answer(other)).hasSize(ROOM);
    assertThat(Await.answer(heavy)).hasSize(ROOM * 2);
  }

  @Test
  void a_full_lane_turns_away_atomic_requests() {
    stick(LEFT);
    pipeline.updateEach(times(ROOM, LEFT)).toCompletableFuture().isDone();

    assertThat(Await.reason(pipeline.updateAtomically(new Request(times(2, LEFT), true)))).isEqualTo(Reason.OVERLOADED);
    CompletionStage<List<Answer>> across = pipeline.updateAtomically(new Request(List.of(add(LEFT, 1), add(RIGHT, 1)), true));
    gated.open();
    assertThat(Await.answer(across)).hasSize(2);
  }

  @Test
  void what_waited_too_long_is_turned_away_and_never_applied() {
    stick(LEFT);
    CompletionStage<Answer> overdue = pipeline.update(add(LEFT, 10));
    CompletionStage<List<Answer>> bulk = pipeline.updateEach(times(3, LEFT));
    pipeline.sweep();
    assertThat(listener.overloads()).isEmpty();

    nanoTime.addAndGet(WAIT_MAX.toNanos());
    pipeline.sweep();

    assertThat(Await.reason(overdue)).isEqualTo(Reason.OVERLOADED);
    assertThat(Await.reason(bulk)).isEqualTo(Reason.OVERLOADED);
    assertThat(listener.overloads()).containsExactly(4);
    gated.open();
    Await.until(() -> pipeline.waiting() == 0);
    assertThat(applied(Await.answer(pipeline.update(add(LEFT, 1)))).value()).isEqualTo(2);
  }

  @Test
  void the_listener_is_told_of_every_batch() {
    stick(LEFT);
    CompletionStage<List<Answer>> bulk = pipeline.updateEach(times(3, LEFT));
    nanoTime.addAndGet(7);
    gated.open();
    Await.answer(bulk);
    gated.fail(RIGHT, new UnavailableException(Reason.DATABASE));
    assertThat(Await.reason(pipeline.update(add(RIGHT, 1)))).isEqualTo(Reason.DATABASE);

    assertThat(listener.events()).containsExactly("batch of 1, 0 waiting", "committed 1 after 7", "batch of 3, 0 waiting",
        "committed 3 after 0", "batch of 1, 0 waiting", "failed 1 DATABASE");
  }

  /** Brings the counter's lane into a commit that does not end. */
  private void stick(CounterName name) {
    assertThat(pipeline.update(add(name, 1)).toCompletableFuture()).isNotDone();
    gated.entrance().awaitArrival();
  }

  private static List<Update> times(int count, CounterName name) {
    return Collections.nCopies(count, add(name, 1));
  }
}
