package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.BERT;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.clamp;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.edit;
import static io.counterservice.domain.counter.Samples.keyed;
import static io.counterservice.domain.counter.Samples.precondition;
import static io.counterservice.domain.counter.Samples.replace;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retry gets the first answer, whatever has become of the counter. */
class IdempotencyTest {
  private final SampleLedger ledger = new SampleLedger();

  @BeforeEach
  void prepare() {
    ledger.commit(update(STOCK, creation(bounded(0, 10, 1))));
  }

  @Test
  void a_retry_of_anything_gets_the_first_outcome_and_changes_nothing() {
    List<Update> updates = List.of(keyed(STOCK, add(3), "add"), keyed(STOCK, clamp(99), "clamped"), keyed(STOCK, add(1), "above"),
        keyed(STOCK, set(-1), "below"), keyed(STOCK, set(5), "set"), keyed(STOCK, new Operation.Reset(), "reset"),
        keyed(STOCK, creation(bounded(0, 1)), "exists"), keyed(STOCK, edit(boundsPatch(null, 0L)), "invalid"),
        keyed(STOCK, edit(boundsPatch(1L, null)), "edit"), keyed(STOCK, replace(bounded(2, 9)), "excluded"),
        new Update(STOCK, add(1), ANNA, precondition(77), new IdempotencyKey("stale"), "why"),
        keyed(SEATS, add(-1), "missing"), keyed(SEATS, replace(bounded(0, 9)), "created"), keyed(STOCK, new Operation.Delete(), "deleted"));
    List<Answer> first = updates.stream().map(ledger::answer).toList();
    Counter stock = ledger.counter(STOCK);
    Counter seats = ledger.counter(SEATS);

    List<Answer> again = updates.stream().map(ledger::answer).toList();

    assertThat(first).noneMatch(Answer::replayed);
    for (int item = 0; item < updates.size(); item++)
      if (!updates.get(item).equals(updates.get(7)))
        assertThat(again.get(item)).isEqualTo(new Answer(first.get(item).outcome(), true));
    assertThat(again.get(7).replayed()).as("a mistaken request is not remembered").isFalse();
    assertThat(ledger.counter(STOCK)).isEqualTo(stock);
    assertThat(ledger.counter(SEATS)).isEqualTo(seats);
  }

  @Test
  void a_retry_in_the_same_batch_waits_for_the_first_and_gets_its_answer() {
    Decision decision = ledger.commit(keyed(STOCK, add(3), "k"), update(STOCK, add(1)), keyed(STOCK, add(3), "k"));

    List<Answer> answers = decision.answers().stream().map(List::getFirst).toList();
    assertThat(answers.get(2)).isEqualTo(new Answer(answers.get(0).outcome(), true));
    assertThat(ledger.counter(STOCK).value()).isEqualTo(5);
    assertThat(decision.records()).hasSize(1);
  }

  @Test
  void a_refused_retry_does_not_succeed_later() {
    Answer first = ledger.answer(keyed(STOCK, add(10), "k"));
    ledger.commit(update(STOCK, set(0)));

    assertThat(ledger.answer(keyed(STOCK, add(10), "k"))).isEqualTo(new Answer(first.outcome(), true));
    assertThat(ledger.answer(keyed(STOCK, add(10), "l")).outcome()).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void a_retry_survives_the_end_of_the_counter() {
    Answer first = ledger.answer(keyed(STOCK, add(2), "k"));
    ledger.commit(update(STOCK, new Operation.Delete()));
    assertThat(ledger.answer(keyed(STOCK, add(2), "k"))).isEqualTo(new Answer(first.outcome(), true));

    ledger.commit(update(STOCK, creation(bounded(0, 1))));
    assertThat(ledger.answer(keyed(STOCK, add(2), "k"))).isEqualTo(new Answer(first.outcome(), true));
  }

  @Test
  void the_same_key_with_another_request_is_refused_and_the_first_stays() {
    Answer first = ledger.answer(keyed(STOCK, add(2), "k"));

    List<Update> others = List.of(keyed(STOCK, add(3), "k"), keyed(STOCK, clamp(2), "k"), keyed(STOCK, set(2), "k"),
        new Update(STOCK, add(2), ANNA, precondition(), new IdempotencyKey("k"), null),
        new Update(STOCK, add(2), ANNA, null, new IdempotencyKey("k"), "why"));

    for (Update other : others)
      assertThat(ledger.answer(other)).isEqualTo(new Answer(new Outcome.Refused(new Refusal.KeyReused(), null), false));
    assertThat(ledger.answer(keyed(STOCK, add(2), "k"))).isEqualTo(new Answer(first.outcome(), true));
    assertThat(ledger.counter(STOCK).value()).isEqualTo(3);
  }

  @Test
  void a_key_is_its_actors_and_its_counters_own() {
    ledger.commit(keyed(STOCK, add(2), "k"));

    assertThat(ledger.answer(new Update(STOCK, add(2), BERT, null, new IdempotencyKey("k"), null)).replayed()).isFalse();
    assertThat(ledger.answer(keyed(SEATS, add(2), "k")).replayed()).isFalse();
    assertThat(ledger.counter(STOCK).value()).isEqualTo(5);
  }

  @Test
  void replays_and_reused_keys_count_as_no_refusal() {
    ledger.commit(keyed(STOCK, add(10), "k"));
    assertThat(ledger.refusals(STOCK)).isEqualTo(1);

    ledger.commit(keyed(STOCK, add(10), "k"), keyed(STOCK, add(11), "k"));
    ledger.atomic(keyed(STOCK, add(10), "k"));
    ledger.atomic(keyed(STOCK, add(1), "fresh"), keyed(STOCK, add(2), "fresh"));

    assertThat(ledger.refusals(STOCK)).isEqualTo(1);
  }
}
