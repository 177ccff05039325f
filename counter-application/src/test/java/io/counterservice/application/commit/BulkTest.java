package io.counterservice.application.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many updates in one request, each by itself or all or none, over the lanes. */
class BulkTest extends PipelineFixture {

  @Test
  void answers_stand_in_the_order_asked_and_each_counters_updates_are_applied_in_it() {
    List<Update> updates = new ArrayList<>();
    for (int round = 0; round < 100; round++)
      updates.addAll(List.of(add(LEFT, 1), add(RIGHT, 10), add(RIGHT, 1), add(LEFT_TOO, 100), add(LEFT, 1)));

    List<Answer> answers = Await.answer(open.updateEach(updates));

    assertThat(answers).hasSize(500);
    for (int item = 0; item < updates.size(); item++)
      assertThat(((Operation.Add) updates.get(item).operation()).delta())
          .isEqualTo(applied(answers.get(item)).applied().longValueExact());
    assertThat(versionsOf(LEFT, updates, answers)).containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(versionsOf(RIGHT, updates, answers)).containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(versionsOf(LEFT_TOO, updates, answers)).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void a_refused_item_fails_no_other() {
    List<Answer> answers = Await.answer(open.updateEach(List.of(add(LEFT, 1), add(RIGHT, -1), add(LEFT, 1))));

    assertThat(answers).extracting(answer -> answer.outcome() instanceof Outcome.Applied).containsExactly(true, false, true);
  }

  @Test
  void a_part_goes_to_its_lane_in_one_transaction() {
    CompletionStage<List<Answer>> answers = held.updateEach(List.of(add(LEFT, 1), add(RIGHT, 1), add(LEFT, 1), add(LEFT_TOO, 1)));

    List<Integer> parts = List.of(gated.entrance().awaitArrival().requests().getFirst().size(),
        gated.entrance().awaitArrival().requests().getFirst().size());

    assertThat(parts).containsExactlyInAnyOrder(3, 1);
    gated.open();
    Await.answer(answers);
    assertThat(gated.entrance().hasArrivals()).isFalse();
    assertThat(memory.changes(LEFT, 0, 10)).hasSize(1);
  }

  @Test
  void is_answered_when_its_last_part_is_durable() {
    CompletionStage<List<Answer>> answers = held.updateEach(List.of(add(LEFT, 1), add(RIGHT, 1)));
    gated.entrance().open();
    gated.exit().awaitArrival();
    gated.exit().awaitArrival();

    gated.exit().pass();

    assertThat(answers.toCompletableFuture()).isNotDone();
    gated.exit().pass();
    assertThat(Await.answer(answers)).hasSize(2);
  }

  @Test
  void of_nothing_has_no_answers() {
    assertThat(Await.answer(held.updateEach(List.of()))).isEmpty();
    assertThat(Await.answer(held.updateAtomically(new Request(List.of(), true)))).isEmpty();
  }

  @Test
  void one_part_failed_and_another_committed_is_an_unknown_outcome_that_a_repetition_settles() {
    gated.fail(LEFT, new UnavailableException(Reason.DATABASE));
    gated.open();
    List<Update> updates = List.of(keyed(LEFT, 1, "k/0"), keyed(RIGHT, 1, "k/1"));

    assertThat(Await.reason(held.updateEach(updates))).isEqualTo(Reason.OUTCOME_UNKNOWN);

    assertThat(Await.answer(open.updateEach(updates))).extracting(Answer::replayed).containsExactly(false, true);
    assertThat(counter(memory, LEFT).value()).isEqualTo(1);
    assertThat(counter(memory, RIGHT).value()).isEqualTo(1);
  }

  @Test
  void where_every_part_failed_the_worst_is_told() {
    gated.open();
    assertThat(reasonOf(Reason.DATABASE, Reason.DATABASE)).isEqualTo(Reason.DATABASE);
    assertThat(reasonOf(Reason.OVERLOADED, Reason.DATABASE)).isEqualTo(Reason.DATABASE);
    assertThat(reasonOf(Reason.OUTCOME_UNKNOWN, Reason.DATABASE)).isEqualTo(Reason.OUTCOME_UNKNOWN);
    assertThat(reasonOf(Reason.OVERLOADED, Reason.OVERLOADED)).isEqualTo(Reason.OVERLOADED);

    gated.fail(RIGHT, new IllegalStateException("broken"));
    assertThat(Await.reason(held.updateEach(List.of(add(LEFT, 1), add(RIGHT, 1))))).isEqualTo(Reason.OUTCOME_UNKNOWN);
  }

  @Test
  void an_atomic_one_of_a_single_lane_stands_in_its_order() {
    CompletionStage<Answer> first = held.update(add(LEFT, 1));
    gated.entrance().awaitArrival();
    CompletionStage<List<Answer>> atomic = held.updateAtomically(new Request(List.of(add(LEFT, 1), add(LEFT_TOO, 1)), true));
    CompletionStage<Answer> last = held.update(add(LEFT, 1));

    gated.open();

    assertThat(gated.entrance().awaitArrival().requests()).extracting(request -> request.atomic()).containsExactly(true, false);
    assertThat(Await.answer(atomic)).extracting(answer -> applied(answer).version().number()).containsExactly(2L, 1L);
    assertThat(applied(Await.answer(last)).version().number()).isEqualTo(3);
    Await.answer(first);
  }

  @Test
  void an_atomic_one_across_lanes_is_one_transaction_of_all_or_none() {
    Await.answer(open.updateEach(List.of(add(LEFT, 5), add(RIGHT, 5))));
    gated.open();

    assertThat(Await.answer(held.updateAtomically(new Request(List.of(add(LEFT, -2), add(RIGHT, 2)), true)))).allMatch(
        answer -> answer.outcome() instanceof Outcome.Applied);
    assertThat(gated.entrance().awaitArrival().names()).containsExactlyInAnyOrder(LEFT, RIGHT);
    List<Answer> refused = Await.answer(held.updateAtomically(new Request(List.of(add(LEFT, -2), add(RIGHT, Long.MAX_VALUE)), true)));

    assertThat(refused.getFirst().outcome()).isEqualTo(new Outcome.Withheld());
    assertThat(refused.getLast().outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(counter(memory, LEFT).value()).isEqualTo(3);
    assertThat(counter(memory, RIGHT).value()).isEqualTo(7);
  }

  @Test
  void of_many_retries_of_an_atomic_one_at_once_one_is_decided_and_all_get_its_answers() {
    int threads = 8;
    int rounds = 100;
    List<Queue<List<Answer>>> answers = Stream.generate(() -> (Queue<List<Answer>>) new ConcurrentLinkedQueue<List<Answer>>())
        .limit(rounds).toList();

    Together.run(threads, _ -> {
      for (int round = 0; round < rounds; round++) {
        long delta = round % 2 == 0 ? 1 : Long.MAX_VALUE;
        answers.get(round)
            .add(Await.answer(
                open.updateAtomically(new Request(List.of(keyed(LEFT, 1, round + "/0"), keyed(RIGHT, delta, round + "/1")), true))));
      }
    });

    for (Queue<List<Answer>> each : answers) {
      assertThat(each.stream().filter(one -> !one.getFirst().replayed())).hasSize(1);
      assertThat(each.stream().map(one -> one.stream().map(Answer::outcome).toList()).distinct()).hasSize(1);
    }
    assertThat(counter(memory, LEFT).value()).isEqualTo(rounds / 2);
    assertThat(counter(memory, RIGHT).value()).isEqualTo(rounds / 2);
  }

  @Test
  void transfers_and_updates_of_many_threads_lose_and_invent_nothing() {
    Await.answer(open.updateEach(List.of(add(LEFT, 1_000), add(RIGHT, 1_000))));
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    Together.run(8, thread -> {
      for (int round = 0; round < 200; round++) {
        CounterName source = thread % 2 == 0 ? LEFT : RIGHT;
        CounterName target = thread % 2 == 0 ? RIGHT : LEFT;
        answers.addAll(Await.answer(open.updateAtomically(new Request(List.of(add(source, -1), add(target, 1)), true))));
        answers.addAll(Await.answer(open.updateEach(List.of(add(LEFT, 1), add(RIGHT, -1)))));
      }
    });

    assertThat(counter(memory, LEFT).value()).isEqualTo(1_000 + 1_600);
    assertThat(counter(memory, RIGHT).value()).isEqualTo(1_000 - 1_600);
    assertThat(answers).hasSize(8 * 200 * 4).allMatch(answer -> answer.outcome() instanceof Outcome.Applied);
    for (CounterName name : List.of(LEFT, RIGHT)) {
      assertThat(counter(memory, name).version().number()).isEqualTo(1 + 8 * 200 * 2);
      assertJournalHasNoGap(memory.changes(name, 0, Integer.MAX_VALUE));
    }
  }

  private Reason reasonOf(Reason left, Reason right) {
    gated.fail(LEFT, new UnavailableException(left));
    gated.fail(RIGHT, new UnavailableException(right));
    return Await.reason(held.updateEach(List.of(add(LEFT, 1), add(RIGHT, 1))));
  }

  private static void assertJournalHasNoGap(List<Change> changes) {
    long version = 0;
    long value = 0;
    for (Change change : changes) {
      assertThat(change.from().number()).isEqualTo(version + 1);
      assertThat(change.before()).isEqualTo(value);
      version = change.to().number();
      value = change.value();
    }
  }

  private static List<Long> versionsOf(CounterName name, List<Update> updates, List<Answer> answers) {
    List<Long> versions = new ArrayList<>();
    for (int item = 0; item < updates.size(); item++)
      if (updates.get(item).counter().equals(name))
        versions.add(applied(answers.get(item)).version().number());
    return versions;
  }
}
