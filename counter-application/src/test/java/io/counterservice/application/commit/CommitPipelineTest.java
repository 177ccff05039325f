package io.counterservice.application.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One update at a time, by one caller or by many. */
class CommitPipelineTest extends PipelineFixture {
  private static final int THREADS = 8;
  @Test
  void every_caller_gets_its_own_outcome_and_versions_have_no_gap() {
    int each = 1_000;
    Queue<Outcome.Applied> outcomes = new ConcurrentLinkedQueue<>();

    Together.run(THREADS, thread -> {
      List<CompletionStage<Answer>> asked = new ArrayList<>();
      for (int count = 0; count < each; count++)
        asked.add(open.update(add(count % 2 == 0 ? LEFT : RIGHT, thread + 1)));
      for (CompletionStage<Answer> stage : asked) {
        Outcome.Applied own = applied(Await.answer(stage));
        assertThat(own.applied()).isEqualTo(thread + 1);
        outcomes.add(own);
      }
    });

    for (CounterName name : List.of(LEFT, RIGHT)) {
      assertThat(counter(memory, name).version()).isEqualTo(new Version(THREADS * each / 2));
      assertThat(counter(memory, name).value()).isEqualTo(each / 2 * LongStream.rangeClosed(1, THREADS).sum());
    }
    assertThat(outcomes).hasSize(THREADS * each);
    assertThat(outcomes.stream().filter(one -> one.version().equals(new Version(1)))).hasSize(2);
    assertThat(outcomes.stream().map(one -> one.version().number()).distinct().sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, THREADS * each / 2).boxed().toList());
  }

  @Test
  void a_callers_updates_of_a_counter_are_applied_in_order() {
    Await.answer(open.update(add(LEFT, 1)));
    List<Long> values = LongStream.range(0, 1_000).boxed().toList();
    List<CompletionStage<Answer>> again = values.stream().map(value -> open.update(set(LEFT, value))).toList();

    assertThat(again.stream().map(stage -> applied(Await.answer(stage)))).extracting(Outcome.Applied::value).isEqualTo(values);
    assertThat(again.stream().map(stage -> applied(Await.answer(stage)).version().number()))
        .containsExactlyElementsOf(LongStream.range(2, 1_002).boxed().toList());
  }

  @Test
  void of_many_retries_at_once_one_is_applied_and_all_get_its_outcome() {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    Together.run(THREADS, _ -> {
      for (int number = 0; number < 100; number++)
        answers.add(Await.answer(open.update(keyed(LEFT, 1, "k" + number))));
    });

    assertThat(counter(memory, LEFT).value()).isEqualTo(100);
    assertThat(answers.stream().filter(answer -> !answer.replayed())).hasSize(100);
    assertThat(answers.stream().map(Answer::outcome).distinct()).hasSize(100);
  }

  @Test
  void what_waits_while_a_commit_is_under_way_is_one_transaction() {
    CompletionStage<Answer> first = held.update(add(LEFT, 1));
    gated.entrance().awaitArrival();

    List<CompletionStage<Answer>> rest = Stream.of(1, 2, 3).map(delta -> held.update(add(LEFT, delta))).toList();
    assertThat(held.waiting()).isEqualTo(3);
    gated.open();

    assertThat(gated.entrance().awaitArrival().requests()).hasSize(3);
    Await.answer(first);
    assertThat(rest.stream().map(stage -> applied(Await.answer(stage)).value())).containsExactly(2L, 4L, 7L);
    assertThat(memory.changes(LEFT, 0, 10)).extracting(Change::to).containsExactly(new Version(1), new Version(4));
    assertThat(memory.changes(LEFT, 0, 10)).extracting(Change::at).containsOnly(NOW);
    assertThat(held.waiting()).isZero();
  }

  @Test
  void nothing_is_answered_before_the_ledgers_commit_has_returned() {
    List<CompletionStage<?>> asked = List.of(held.update(add(LEFT, 1)), held.updateEach(List.of(add(RIGHT, 1))),
        held.updateAtomically(new Request(List.of(add(LEFT, 1), add(RIGHT, 1)), true)));

    for (int batch = 0; batch < 3; batch++)
      gated.entrance().awaitArrival();
    assertThat(asked).noneMatch(stage -> stage.toCompletableFuture().isDone());
    gated.entrance().open();
    for (int batch = 0; batch < 3; batch++)
      gated.exit().awaitArrival();

    assertThat(counter(memory, LEFT).value()).as("applied, but the commit has not returned").isEqualTo(2);
    assertThat(asked).noneMatch(stage -> stage.toCompletableFuture().isDone());
    gated.exit().open();
    asked.forEach(Await::answer);
  }

  @Test
  void a_refusal_is_not_answered_earlier() {
    CompletionStage<Answer> refused = held.update(add(LEFT, -1));
    gated.entrance().open();
    gated.exit().awaitArrival();

    assertThat(refused.toCompletableFuture()).isNotDone();
    gated.exit().open();
    assertThat(Await.answer(refused).outcome()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void a_failed_commit_is_told_to_everyone_in_it_and_to_nobody_else() {
    gated.fail(LEFT, new UnavailableException(Reason.DATABASE));
    CompletionStage<Answer> first = held.update(add(LEFT, 1));
    gated.entrance().awaitArrival();
    CompletionStage<Answer> second = held.update(add(LEFT, 1));
    CompletionStage<Answer> other = held.update(add(RIGHT, 1));

    gated.open();

    assertThat(Await.reason(first)).isEqualTo(Reason.DATABASE);
    assertThat(Await.reason(second)).isEqualTo(Reason.DATABASE);
    assertThat(applied(Await.answer(other)).value()).isEqualTo(1);
  }

  @Test
  void a_preview_answers_what_the_update_would_and_changes_nothing() {
    Await.answer(open.update(add(LEFT, 5)));
    List<Update> updates = List.of(add(LEFT, 3), add(LEFT, Long.MAX_VALUE), add(RIGHT, 2), add(RIGHT, -2));

    List<Answer> previews = updates.stream().map(update -> Await.answer(open.preview(update))).toList();

    assertThat(counter(memory, LEFT).version()).isEqualTo(new Version(1));
    assertThat(memory.find(List.of(LEFT, RIGHT))).containsOnlyKeys(LEFT);
    assertThat(memory.changes(LEFT, -1, 10)).hasSize(1);
    for (int item : new int[] {1, 3, 0, 2})
      assertThat(previews.get(item)).isEqualTo(Await.answer(open.update(updates.get(item))));
  }

  @Test
  void a_preview_creates_no_more_than_the_update_would() {
    var rules = new CommitPipeline.Rules(false, () -> NOW, () -> 0);
    try (var strict = new CommitPipeline(memory, memory, new CommitLimits(1, ROOMY), rules, CommitListener.SILENT, Runnable::run)) {
      assertThat(Await.answer(strict.preview(add(LEFT, 1))).outcome()).isEqualTo(new Outcome.Refused(new Refusal.NotFound(), null));
      assertThat(Await.answer(strict.update(add(LEFT, 1))).outcome()).isEqualTo(new Outcome.Refused(new Refusal.NotFound(), null));
    }
  }

  @Test
  void close_answers_what_waits() {
    List<CompletionStage<?>> asked = new ArrayList<>(List.of(held.update(add(LEFT, 1)), held.update(add(RIGHT, 1)),
        held.updateAtomically(new Request(List.of(add(LEFT, 1), add(RIGHT, 1)), true))));
    for (int lane = 0; lane < 3; lane++)
      gated.entrance().awaitArrival();
    asked.add(held.update(add(LEFT, 1)));
    asked.add(held.updateEach(List.of(add(LEFT, 1), add(RIGHT, 1))));
    asked.add(held.updateAtomically(new Request(List.of(add(LEFT, 1), add(RIGHT, 1)), true)));

    CompletionStage<Void> closed = Together.start(held::close);
    gated.open();

    asked.forEach(Await::answer);
    Await.answer(closed);
    assertThat(memory.find(List.of(LEFT, RIGHT)).entrySet()).extracting(entry -> Map.entry(entry.getKey(), entry.getValue().value()))
        .containsExactlyInAnyOrder(Map.entry(LEFT, 5L), Map.entry(RIGHT, 4L));
    assertThat(Await.reason(held.update(add(LEFT, 1)))).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void there_is_at_least_one_lane() {
    assertThatThrownBy(() -> new CommitLimits(0, ROOMY)).isInstanceOf(IllegalArgumentException.class);
  }
}
