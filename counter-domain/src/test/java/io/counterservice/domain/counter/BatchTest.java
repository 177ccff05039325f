package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.NOW;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.keyed;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A batch as a whole: what it locks, what it answers, what it leaves to be written. */
class BatchTest {
  private final SampleLedger ledger = new SampleLedger();

  @Test
  void names_each_counter_once_in_the_order_of_locking() {
    List<Update> bulk = List.of(update(new CounterName("b"), add(1)), update(new CounterName("B"), add(1)), update(STOCK, add(1)));
    Batch batch = new Batch(List.of(new Request(bulk, true), Request.of(update(SEATS, add(1))), Request.of(update(STOCK, add(1)))), NOW,
        true);

    assertThat(batch.names()).extracting(CounterName::value).containsExactly("B", "b", "seats", "stock");
  }

  @Test
  void answers_every_update_of_every_request_in_order() {
    Request bulk = new Request(List.of(update(STOCK, add(1)), update(SEATS, add(10)), update(STOCK, add(2))), false);

    Decision decision = ledger.commit(List.of(bulk, Request.of(update(STOCK, add(3)))));

    assertThat(bulk.size()).isEqualTo(3);
    assertThat(decision.answers()).extracting(answers -> answers.stream().map(BatchTest::valueAfter).toList())
        .containsExactly(List.of(1L, 10L, 3L), List.of(6L));
    assertThat(decision.counters()).extracting(Counter::name).containsExactly(SEATS, STOCK);
  }

  @Test
  void a_refused_item_of_a_bulk_fails_no_other() {
    ledger.commit(update(STOCK, creation(bounded(0, 2))));
    Request bulk = new Request(List.of(update(STOCK, add(2)), update(STOCK, add(1)), update(STOCK, add(-1))), false);

    List<Answer> answers = ledger.commit(List.of(bulk)).answers().getFirst();

    assertThat(answers).extracting(answer -> answer.outcome().getClass().getSimpleName()).containsExactly("Applied", "Refused", "Applied");
    assertThat(ledger.counter(STOCK).value()).isEqualTo(1);
  }

  @Test
  void of_nothing_follows_nothing() {
    Decision decision = ledger.commit(List.of(new Request(List.of(), false), new Request(List.of(), true)));

    assertThat(decision.isEmpty()).isTrue();
    assertThat(decision.answers()).containsExactly(List.of(), List.of());
  }

  @Test
  void refusals_alone_leave_nothing_to_write_but_a_remembered_one_does() {
    ledger.commit(update(STOCK, creation(bounded(0, 2))));

    Decision plain = ledger.commit(update(STOCK, add(3)), update(STOCK, add(4)));
    Decision keyed = ledger.commit(keyed(STOCK, add(3), "k"));

    assertThat(plain.isEmpty()).isTrue();
    assertThat(plain.refusals()).containsExactly(Map.entry(STOCK, 2L));
    assertThat(keyed.isEmpty()).isFalse();
    assertThat(keyed.counters()).isEmpty();
    assertThat(keyed.changes()).isEmpty();
    assertThat(keyed.refusals()).containsExactly(Map.entry(STOCK, 1L));
  }

  @Test
  void deciding_changes_nothing_outside() {
    ledger.commit(keyed(STOCK, add(3), "k"));
    LedgerRows rows = new LedgerRows(Map.copyOf(ledger.counters()), Map.copyOf(ledger.records()));
    Batch batch = new Batch(List.of(Request.of(keyed(STOCK, add(3), "k")), Request.of(keyed(STOCK, add(1), "l"))), NOW, true);

    assertThat(batch.decide(rows)).isEqualTo(batch.decide(rows));
  }

  @Test
  void instants_of_a_counter_never_go_back() {
    ledger.commit(update(STOCK, add(1)), update(SEATS, add(1)));
    ledger.at(NOW.plusSeconds(5)).commit(update(STOCK, add(1)));
    ledger.at(NOW.minus(Duration.ofHours(1))).commit(update(STOCK, add(1)), update(SEATS, add(1)), update(SEATS, new Operation.Delete()));
    ledger.at(NOW.minus(Duration.ofHours(2))).commit(update(SEATS, creation(bounded(0, 5))));

    assertThat(ledger.counter(STOCK).updatedAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(ledger.counter(STOCK).createdAt()).isEqualTo(NOW);
    assertThat(ledger.changes(STOCK)).extracting(Change::at).containsExactly(NOW, NOW.plusSeconds(5), NOW.plusSeconds(5));
    assertThat(ledger.counter(SEATS).createdAt()).isEqualTo(NOW);
    assertThat(ledger.changes(SEATS)).extracting(Change::at).containsOnly(NOW);
  }

  @Test
  void a_change_says_who_made_it_or_how_many() {
    ledger.commit(by("anna"), by("bert"), by("anna"), by("carl"), by("carl"));
    ledger.commit(by("bert"), by("bert"));

    assertThat(ledger.changes(STOCK)).extracting(Change::actor).containsExactly(null, new Actor("bert"));
    assertThat(ledger.changes(STOCK)).extracting(Change::actors).containsExactly(3, 1);
    assertThat(Update.of(STOCK, add(1), ANNA).actor()).isEqualTo(ANNA);
  }

  private static Update by(String actor) {
    return Update.of(STOCK, add(1), new Actor(actor));
  }

  private static long valueAfter(Answer answer) {
    return ((Outcome.Applied) answer.outcome()).value();
  }
}
