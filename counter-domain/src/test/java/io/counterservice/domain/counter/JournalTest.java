package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.NOW;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.because;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.clamp;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.edit;
import static io.counterservice.domain.counter.Samples.replace;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.counterservice.domain.counter.Change.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded of a batch, and how it goes on after the end of a counter. */
class JournalTest {
  private final SampleLedger ledger = new SampleLedger();

  @Test
  void plain_operations_of_one_batch_are_one_change() {
    ledger.commit(update(STOCK, add(5)), update(STOCK, add(-2)), update(STOCK, set(40)), update(STOCK, clamp(1)),
        update(STOCK, new Operation.Reset()), update(STOCK, add(7)));

    assertThat(ledger.changes(STOCK)).containsExactly(
        new Change(STOCK, Kind.COUNT, new Version(1), new Version(6), 0, 7, 0, 41, 3, 1, 0, NOW, ANNA, 1, null, null));
  }

  @Test
  void a_change_never_joins_one_of_another_batch() {
    ledger.commit(update(STOCK, add(5)));
    ledger.commit(update(STOCK, add(5)));

    assertThat(ledger.changes(STOCK)).extracting(change -> change.to().number()).containsExactly(1L, 2L);
  }

  @Test
  void a_reason_has_a_row_of_its_own() {
    ledger.commit(update(STOCK, add(1)), update(STOCK, add(1)), because(STOCK, add(2), "recount"), because(STOCK, add(3), "recount"),
        update(STOCK, add(4)), update(STOCK, add(5)));

    assertThat(ledger.changes(STOCK)).extracting(Change::from, Change::to, Change::reason, Change::value).containsExactly(
        tuple(new Version(1), new Version(2), null, 2L), tuple(new Version(3), new Version(3), "recount", 4L),
        tuple(new Version(4), new Version(4), "recount", 7L), tuple(new Version(5), new Version(6), null, 16L));
  }

  @Test
  void every_operation_on_the_definition_has_a_row_that_tells_it() {
    ledger.commit(update(STOCK, creation(bounded(0, 10, 3))), update(STOCK, add(1)), update(STOCK, edit(boundsPatch(null, 20L))),
        update(STOCK, new Operation.Replace(bounded(0, 30), 9L, null)), update(STOCK, add(1)), update(STOCK, new Operation.Delete()));

    assertThat(ledger.changes(STOCK)).extracting(Change::kind, change -> change.to().number(), Change::before, Change::value)
        .containsExactly(tuple(Kind.CREATE, 0L, 3L, 3L), tuple(Kind.COUNT, 1L, 3L, 4L), tuple(Kind.EDIT, 2L, 4L, 4L),
            tuple(Kind.EDIT, 3L, 4L, 9L), tuple(Kind.COUNT, 4L, 9L, 10L), tuple(Kind.DELETE, 5L, 10L, 0L));
    assertThat(ledger.changes(STOCK)).extracting(Change::definition).containsExactly(bounded(0, 10, 3), null, bounded(0, 20, 3),
        bounded(0, 30), null, null);
  }

  @Test
  void refusals_stand_in_the_last_change_of_their_batch() {
    ledger.commit(update(STOCK, creation(bounded(0, 3))));
    ledger.commit(update(STOCK, add(9)), update(STOCK, add(1)), because(STOCK, add(1), "why"), update(STOCK, add(9)),
        update(SEATS, add(1)));

    assertThat(ledger.changes(STOCK)).extracting(Change::refusals).containsExactly(0L, 0L, 2L);
    assertThat(ledger.changes(SEATS)).extracting(Change::refusals).containsExactly(0L);
  }

  @Test
  void refusals_of_what_never_was_are_nobodys() {
    Decision alone = ledger.commit(update(STOCK, add(-1)));
    ledger.commit(update(STOCK, add(-1)), update(STOCK, add(1)), update(STOCK, add(-9)), update(STOCK, set(Long.MAX_VALUE)));

    assertThat(alone.refusals()).isEmpty();
    assertThat(ledger.refusals(STOCK)).isEqualTo(1);
  }

  @Test
  void refusals_of_a_tombstone_are_its_own() {
    ledger.commit(update(STOCK, add(1)), update(STOCK, new Operation.Delete()));

    assertThat(ledger.commit(update(STOCK, add(-1))).refusals()).containsEntry(STOCK, 1L);
  }

  @Test
  void the_first_increment_creates_with_the_defaults_where_that_is_on() {
    assertThat(ledger.applied(update(STOCK, add(5)))).isEqualTo(new Outcome.Applied(0, 5, new Version(1), false, false, null));
    assertThat(ledger.counter(STOCK)).isEqualTo(
        new Counter(STOCK, 5, new Version(1), CounterDefinition.DEFAULT, Version.NONE, 0, NOW, NOW, false));
    assertThat(ledger.applied(update(SEATS, clamp(Long.MAX_VALUE))).value()).isEqualTo(Bounds.EXACT_IN_JSON_MAX);

    SampleLedger strict = new SampleLedger().creatingOnlyByDefinition();
    assertThat(strict.refusal(update(STOCK, add(5)))).isEqualTo(new Refusal.NotFound());
    assertThat(strict.refusal(Samples.ifMatch(STOCK, add(5), 0))).isEqualTo(new Refusal.NotFound());
    assertThat(strict.applied(update(STOCK, creation(bounded(0, 9)))).created()).isTrue();
    assertThat(strict.applied(update(STOCK, add(5))).value()).isEqualTo(5);
  }

  @Test
  void replacing_what_is_not_there_creates_it() {
    Outcome.Applied created = ledger.applied(update(STOCK, new Operation.Replace(bounded(1, 9, 2), 4L, null)));

    assertThat(created.created()).isTrue();
    assertThat(created.version()).isEqualTo(Version.NONE);
    assertThat(ledger.counter(STOCK).seed()).isEqualTo(4);
    assertThat(ledger.applied(update(SEATS, replace(bounded(1, 9, 2)))).value()).isEqualTo(2);
    assertThat(ledger.changes(SEATS).getFirst().kind()).isEqualTo(Kind.CREATE);
  }

  @Test
  void a_tombstone_is_not_found() {
    bury();

    for (Operation operation : List.of(add(-1), set(1), new Operation.Reset(), edit(boundsPatch(0L, null)), new Operation.Delete()))
      assertThat(ledger.refused(update(STOCK, operation))).isEqualTo(new Outcome.Refused(new Refusal.NotFound(), null));
    assertThat(ledger.refusal(Samples.ifMatch(STOCK, add(1), 2))).isEqualTo(new Refusal.StaleVersion());
  }

  @Test
  void a_successor_goes_on_counting_versions_and_keeps_the_seed() {
    List<Operation> revivals = List.of(creation(bounded(1, 9, 4)), replace(bounded(1, 9, 4)),
        new Operation.Replace(bounded(1, 9), 4L, null), add(4), clamp(4));
    for (Operation revival : revivals) {
      bury();
      Counter tombstone = ledger.counter(STOCK);

      Outcome.Applied revived = ledger.at(NOW.plusSeconds(9)).applied(update(STOCK, revival));

      assertThat(revived).extracting(Outcome.Applied::before, Outcome.Applied::value, Outcome.Applied::version)
          .containsExactly(0L, 4L, tombstone.version().next());
      Counter counter = ledger.counter(STOCK);
      assertThat(counter.definitionVersion()).isEqualTo(counter.version()).isEqualTo(revived.version());
      assertThat(counter.seed()).isEqualTo(tombstone.seed());
      assertThat(counter.deleted()).isFalse();
      assertThat(ledger.changes(STOCK).getLast()).extracting(Change::kind, Change::definition, Change::before)
          .containsExactly(Kind.CREATE, counter.definition(), 0L);
    }
    assertThat(ledger.counter(STOCK).createdAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void a_counter_may_end_and_begin_again_within_one_batch() {
    ledger.commit(update(STOCK, add(1)), update(STOCK, new Operation.Delete()), update(STOCK, add(2)), update(STOCK, add(3)),
        update(STOCK, new Operation.Delete()));

    assertThat(ledger.changes(STOCK)).extracting(Change::kind, change -> change.to().number(), Change::value).containsExactly(
        tuple(Kind.COUNT, 1L, 1L), tuple(Kind.DELETE, 2L, 0L), tuple(Kind.CREATE, 3L, 2L), tuple(Kind.COUNT, 4L, 5L),
        tuple(Kind.DELETE, 5L, 0L));
    assertThat(ledger.changes(STOCK).get(2).increments()).isEqualTo(1);
  }

  /** Leaves a tombstone, whatever there was. */
  private void bury() {
    ledger.commit(update(STOCK, add(1)), update(STOCK, new Operation.Delete()));
  }
}
