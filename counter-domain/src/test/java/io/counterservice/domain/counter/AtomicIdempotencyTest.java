package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.edit;
import static io.counterservice.domain.counter.Samples.keyed;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An atomic request is remembered whole: a repetition gets every answer again, any other request under one of its keys is refused. */
class AtomicIdempotencyTest {
  private static final CounterName NEW = new CounterName("new");
  private static final Answer KEY_REUSED = new Answer(new Outcome.Refused(new Refusal.KeyReused(), null), false);
  private static final Answer WITHHELD = new Answer(new Outcome.Withheld(), false);
  private static final Answer WITHHELD_AGAIN = new Answer(new Outcome.Withheld(), true);
  private static final Update[] FITTING = {keyed(STOCK, add(-5), "t/0"), keyed(SEATS, add(5), "t/1")};
  private static final Update[] TOO_MUCH = {keyed(STOCK, add(-1), "t/0"), keyed(SEATS, add(6), "t/1"), keyed(STOCK, add(-1), "t/2")};
  private final SampleLedger ledger = new SampleLedger();

  /** Two counters of 0 to 10, at 5 and version 1. */
  @BeforeEach
  void prepare() {
    ledger.commit(update(STOCK, creation(bounded(0, 10))), update(SEATS, creation(bounded(0, 10))), update(STOCK, add(5)),
        update(SEATS, add(5)));
  }

  @Test
  void a_retry_gets_every_answer_again() {
    List<Answer> first = ledger.atomic(FITTING);

    List<Answer> again = ledger.atomic(FITTING);

    assertThat(again).extracting(Answer::outcome).isEqualTo(first.stream().map(Answer::outcome).toList());
    assertThat(again).allMatch(Answer::replayed);
    assertThat(ledger.counter(SEATS).value()).isEqualTo(10);
  }

  @Test
  void a_retry_of_a_refused_one_is_refused_by_the_same_item() {
    List<Answer> first = ledger.atomic(TOO_MUCH);
    ledger.commit(update(SEATS, set(0)));
    ledger.commit(update(STOCK, set(0)));

    assertThat(ledger.atomic(TOO_MUCH)).containsExactly(WITHHELD_AGAIN, new Answer(first.get(1).outcome(), true), WITHHELD_AGAIN);
    assertThat(ledger.counter(SEATS).value()).isZero();
  }

  @Test
  void the_keys_of_a_refused_one_are_all_taken() {
    ledger.atomic(TOO_MUCH);

    for (Update item : TOO_MUCH) {
      assertThat(ledger.answer(item)).as("alone").isEqualTo(KEY_REUSED);
      assertThat(ledger.atomic(item)).as("alone, all or none").containsExactly(KEY_REUSED);
      assertThat(ledger.answer(new Update(item.counter(), set(1), ANNA, null, item.key(), null))).as("another operation")
          .isEqualTo(KEY_REUSED);
    }
    assertThat(ledger.counter(STOCK).value()).isEqualTo(5);
    assertThat(ledger.counter(SEATS).value()).isEqualTo(5);
  }

  @Test
  void the_keys_of_an_applied_one_are_all_taken() {
    ledger.atomic(FITTING);

    for (Update item : FITTING)
      assertThat(ledger.answer(item)).isEqualTo(KEY_REUSED);
    assertThat(ledger.counter(SEATS).version()).isEqualTo(new Version(2));
  }

  @Test
  void one_that_is_shorter_longer_or_has_another_item_is_another_request() {
    for (Update[] first : List.of(FITTING, TOO_MUCH)) {
      prepareAnew();
      ledger.atomic(first);
      Counter stock = ledger.counter(STOCK);

      assertThat(ledger.atomic(first[0])).as("shorter").containsExactly(KEY_REUSED);
      assertThat(ledger.atomic(keyed(STOCK, add(1), "t/0"), first[1])).as("another first").containsExactly(KEY_REUSED, WITHHELD);
      assertThat(ledger.atomic(first[0], keyed(STOCK, add(1), "t/1"))).as("another last").containsExactly(KEY_REUSED, WITHHELD);
      assertThat(ledger.atomic(keyed(NEW, add(1), "t/0"), first[1])).as("another counter").containsExactly(WITHHELD, KEY_REUSED);
      assertThat(ledger.atomic(first[0], first[1], keyed(NEW, add(1), "t/2"), keyed(NEW, add(1), "t/3"))).as("longer").first()
          .isEqualTo(KEY_REUSED);
      assertThat(ledger.counter(STOCK)).isEqualTo(stock);
      assertThat(ledger.find(NEW)).isNull();
    }
  }

  @Test
  void what_was_asked_one_by_one_is_not_all_or_none() {
    ledger.commit(FITTING);

    assertThat(ledger.atomic(FITTING)).containsExactly(KEY_REUSED, WITHHELD);
    assertThat(ledger.counter(SEATS).version()).isEqualTo(new Version(2));
  }

  @Test
  void a_mix_of_two_requests_is_a_third() {
    ledger.atomic(keyed(STOCK, add(1), "a"), keyed(SEATS, add(1), "b"));
    ledger.atomic(keyed(STOCK, add(1), "c"), keyed(SEATS, add(1), "d"));

    assertThat(ledger.atomic(keyed(STOCK, add(1), "a"), keyed(SEATS, add(1), "d"))).containsExactly(KEY_REUSED, WITHHELD);
  }

  @Test
  void a_key_of_another_request_is_found_before_anything_is_decided() {
    ledger.commit(keyed(SEATS, add(1), "k"));

    assertThat(ledger.atomic(keyed(STOCK, add(99), "j"), keyed(SEATS, add(2), "k"))).containsExactly(WITHHELD, KEY_REUSED);
    assertThat(ledger.refusals(STOCK)).isZero();
    assertThat(ledger.answer(keyed(STOCK, add(1), "j")).outcome()).as("nothing is remembered").isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void one_of_which_only_a_part_is_remembered_is_not_applied_again() {
    ledger.atomic(FITTING);
    ledger.records().remove(FITTING[0].recordId());

    assertThat(ledger.atomic(FITTING)).containsExactly(WITHHELD, KEY_REUSED);
    assertThat(ledger.counter(STOCK).value()).isZero();
  }

  @Test
  void a_mistaken_item_is_not_remembered() {
    Update[] mistaken = {keyed(STOCK, add(-1), "t/0"), keyed(SEATS, edit(boundsPatch(11L, null)), "t/1")};

    assertThat(ledger.atomic(mistaken).get(1)).isEqualTo(ledger.atomic(mistaken).get(1)).matches(answer -> !answer.replayed());
    assertThat(ledger.records()).isEmpty();
  }

  @Test
  void a_key_used_twice_in_it_for_two_operations_refuses_all() {
    List<Answer> answers = ledger.atomic(keyed(STOCK, add(1), "k"), keyed(STOCK, add(2), "k"));

    assertThat(answers).containsExactly(WITHHELD, KEY_REUSED);
    assertThat(ledger.records()).isEmpty();
    assertThat(ledger.counter(STOCK).value()).isEqualTo(5);
  }

  @Test
  void a_key_used_twice_in_it_for_one_operation_is_applied_once() {
    Update[] doubled = {keyed(STOCK, add(1), "k"), keyed(STOCK, add(1), "k")};
    List<Answer> answers = ledger.atomic(doubled);

    assertThat(answers).extracting(Answer::replayed).containsExactly(false, true);
    assertThat(ledger.counter(STOCK).value()).isEqualTo(6);
    assertThat(ledger.atomic(doubled)).allMatch(Answer::replayed);
    assertThat(ledger.records()).containsOnlyKeys(new Update.RecordId(STOCK, ANNA, new IdempotencyKey("k")));
  }

  @Test
  void a_key_used_twice_in_it_for_what_is_refused_tells_the_same_item_again() {
    Update[] doubled = {keyed(STOCK, add(9), "k"), keyed(STOCK, add(9), "k")};
    List<Answer> answers = ledger.atomic(doubled);

    assertThat(answers.get(1)).isEqualTo(WITHHELD);
    assertThat(ledger.atomic(doubled)).containsExactly(new Answer(answers.getFirst().outcome(), true), WITHHELD_AGAIN);
  }

  private void prepareAnew() {
    ledger.commit(update(STOCK, set(5)), update(SEATS, set(5)));
    ledger.records().clear();
  }

  @Test
  void under_the_key_of_the_whole_no_counter_takes_part_in_another_request() {
    IdempotencyKey key = new IdempotencyKey("t");
    Request transfer = new Request(List.of(FITTING), true, key);
    assertThat(outcomes(transfer)).allMatch(Outcome.Applied.class::isInstance);

    Request reversed = new Request(List.of(keyed(SEATS, add(5), "t/0"), keyed(STOCK, add(-5), "t/1")), true, key);
    Request rest = new Request(List.of(keyed(SEATS, add(5), "t/0")), true, key);

    assertThat(outcomes(reversed)).startsWith(KEY_REUSED.outcome());
    assertThat(outcomes(rest)).containsExactly(KEY_REUSED.outcome());
    assertThat(ledger.answer(keyed(SEATS, add(5), "t"))).isEqualTo(KEY_REUSED);
    assertThat(outcomes(transfer)).allMatch(Outcome.Applied.class::isInstance);
    assertThat(ledger.counter(SEATS).value()).isEqualTo(10);
    assertThat(ledger.counter(STOCK).value()).isZero();
  }

  private List<Outcome> outcomes(Request request) {
    return ledger.commit(List.of(request)).answers().getFirst().stream().map(Answer::outcome).toList();
  }
}
