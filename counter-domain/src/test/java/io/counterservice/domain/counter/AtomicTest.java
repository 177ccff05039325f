package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.BERT;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.edit;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of which all is applied, or nothing; how they are remembered stands in {@link AtomicIdempotencyTest}. */
class AtomicTest {
  private static final CounterName NEW = new CounterName("new");
  private static final Answer WITHHELD = new Answer(new Outcome.Withheld(), false);
  private final SampleLedger ledger = new SampleLedger();

  /** Two counters of 0 to 10, at 5 and version 1. */
  @BeforeEach
  void prepare() {
    ledger.commit(update(STOCK, creation(bounded(0, 10))), update(SEATS, creation(bounded(0, 10))), update(STOCK, add(5)),
        update(SEATS, add(5)));
  }

  @Test
  void all_are_applied_in_order() {
    List<Answer> answers = ledger.atomic(update(STOCK, add(-3)), update(SEATS, add(3)), update(STOCK, add(-2)), update(NEW, add(1)));

    assertThat(answers).extracting(Answer::outcome).containsExactly(
        new Outcome.Applied(5, 2, new Version(2), false, false, null), new Outcome.Applied(5, 8, new Version(2), false, false, null),
        new Outcome.Applied(2, 0, new Version(3), false, false, null), new Outcome.Applied(0, 1, new Version(1), false, false, null));
  }

  @Test
  void one_refusal_undoes_all_and_the_others_are_withheld() {
    Counter stock = ledger.counter(STOCK);

    List<Answer> answers = ledger.atomic(update(NEW, add(1)), update(STOCK, add(-3)), update(STOCK, edit(boundsPatch(null, 9L))),
        update(SEATS, add(6)), update(SEATS, add(-1)));

    Refusal above = new Refusal.AboveMaximum(BigInteger.valueOf(11));
    assertThat(answers).containsExactly(WITHHELD, WITHHELD, WITHHELD,
        new Answer(new Outcome.Refused(above, new Outcome.Standing(5, new Version(1), new Bounds(0, 10))), false), WITHHELD);
    assertThat(ledger.counter(STOCK)).isEqualTo(stock);
    assertThat(ledger.counter(SEATS).version()).isEqualTo(new Version(1));
    assertThat(ledger.find(NEW)).isNull();
    assertThat(ledger.changes(STOCK)).hasSize(2);
    assertThat(ledger.refusals(SEATS)).isEqualTo(1);
    assertThat(ledger.refusals(STOCK)).isZero();
  }

  @Test
  void what_it_undoes_is_its_own_and_never_what_others_did_in_the_batch() {
    Request failing = new Request(List.of(update(STOCK, add(1)), update(SEATS, add(99))), true);
    Request transfer = new Request(List.of(update(STOCK, add(-1)), update(SEATS, add(1))), true);

    Decision decision = ledger
        .commit(List.of(Request.of(Update.of(STOCK, add(1), BERT)), failing, transfer, Request.of(update(SEATS, add(2)))));

    assertThat(decision.answers().get(1).getFirst()).isEqualTo(WITHHELD);
    assertThat(ledger.counter(STOCK).value()).isEqualTo(5);
    assertThat(ledger.counter(STOCK).version()).isEqualTo(new Version(3));
    assertThat(ledger.counter(SEATS).value()).isEqualTo(8);
    assertThat(ledger.changes(STOCK).getLast()).extracting(Change::increments, Change::decrements, Change::refusals, Change::actors)
        .containsExactly(1L, 1L, 0L, 2);
    assertThat(ledger.changes(SEATS).getLast().refusals()).isEqualTo(1);
  }

  @Test
  void a_refusal_in_it_keeps_the_refusals_counted_before() {
    ledger.commit(List.of(Request.of(update(STOCK, add(99))), new Request(List.of(update(STOCK, add(1)), update(STOCK, add(99))), true),
        new Request(List.of(update(STOCK, add(1)), update(SEATS, add(99))), true)));

    assertThat(ledger.refusals(STOCK)).isEqualTo(2);
    assertThat(ledger.refusals(SEATS)).isEqualTo(1);
  }

  @Test
  void a_refusal_by_a_counter_that_it_created_itself_is_nobodys() {
    ledger.commit(
        List.of(new Request(List.of(update(NEW, add(1)), update(NEW, set(Long.MAX_VALUE))), true), Request.of(update(NEW, add(1)))));

    assertThat(ledger.counter(NEW).version()).isEqualTo(new Version(1));
    assertThat(ledger.refusals(NEW)).isZero();
  }
}
