package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.NOW;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.WHOLE_RANGE;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.clamp;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.described;
import static io.counterservice.domain.counter.Samples.edit;
import static io.counterservice.domain.counter.Samples.replace;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of each operation on a counter that is there. */
class DecisionTest {
  private static final BigInteger TWO_TO_THE_63 = BigInteger.ONE.shiftLeft(63);
  private final SampleLedger ledger = new SampleLedger();

  @Test
  void adding_moves_the_value_and_takes_the_next_version() {
    given(bounded(-10, 10));

    assertThat(applied(add(4))).isEqualTo(new Outcome.Applied(0, 4, new Version(1), false, false, null));
    assertThat(applied(add(-6))).isEqualTo(new Outcome.Applied(4, -2, new Version(2), false, false, null));
    assertThat(ledger.counter(STOCK).value()).isEqualTo(-2);
  }

  @Test
  void adding_reaches_a_bound_and_never_passes_it() {
    given(bounded(-10, 10));

    assertThat(applied(add(10)).value()).isEqualTo(10);
    assertRefused(add(1), new Refusal.AboveMaximum(BigInteger.valueOf(11)));
    assertThat(applied(add(-20)).value()).isEqualTo(-10);
    assertRefused(add(-1), new Refusal.BelowMinimum(BigInteger.valueOf(-11)));
  }

  @Test
  void clamping_moves_to_the_bound_and_says_by_how_much() {
    given(bounded(-10, 10));

    assertThat(applied(clamp(7)).clamped()).isFalse();
    Outcome.Applied clamped = applied(clamp(7));
    assertThat(clamped).isEqualTo(new Outcome.Applied(7, 10, new Version(2), true, false, null));
    assertThat(clamped.applied()).isEqualTo(3);
    assertThat(applied(clamp(-Long.MAX_VALUE)).value()).isEqualTo(-10);
  }

  @Test
  void clamping_by_0_is_an_applied_operation_of_0() {
    given(bounded(0, 0));

    Outcome.Applied clamped = applied(clamp(5));

    assertThat(clamped).isEqualTo(new Outcome.Applied(0, 0, new Version(1), true, false, null));
    assertThat(ledger.changes(STOCK).getLast().increments()).isEqualTo(1);
  }

  @Test
  void beyond_64_bits_is_a_refusal_and_never_a_wrap() {
    given(WHOLE_RANGE);
    ledger.commit(update(STOCK, set(Long.MAX_VALUE)));
    assertRefused(add(1), new Refusal.AboveMaximum(TWO_TO_THE_63));
    assertRefused(add(Long.MAX_VALUE), new Refusal.AboveMaximum(TWO_TO_THE_63.shiftLeft(1).subtract(BigInteger.TWO)));
    assertThat(applied(clamp(1)).value()).isEqualTo(Long.MAX_VALUE);

    assertThat(applied(add(-Long.MAX_VALUE)).value()).isZero();
    assertThat(applied(add(-Long.MAX_VALUE)).value()).isEqualTo(-Long.MAX_VALUE);
    assertThat(applied(add(-1)).value()).isEqualTo(Long.MIN_VALUE);
    assertRefused(add(-1), new Refusal.BelowMinimum(TWO_TO_THE_63.negate().subtract(BigInteger.ONE)));
    assertThat(applied(clamp(-Long.MAX_VALUE)).value()).isEqualTo(Long.MIN_VALUE);
    assertThat(applied(add(Long.MAX_VALUE)).value()).isEqualTo(-1);
  }

  @Test
  void setting_across_the_range_moves_by_more_than_64_bits_hold() {
    given(WHOLE_RANGE);
    ledger.commit(update(STOCK, set(Long.MIN_VALUE)));

    assertThat(applied(set(Long.MAX_VALUE)).applied()).isEqualTo(TWO_TO_THE_63.shiftLeft(1).subtract(BigInteger.ONE));
    assertThat(ledger.changes(STOCK).getLast().delta()).isEqualTo(TWO_TO_THE_63.shiftLeft(1).subtract(BigInteger.ONE));
  }

  @Test
  void setting_stays_within_the_bounds() {
    given(bounded(-10, 10));

    assertThat(applied(set(10))).isEqualTo(new Outcome.Applied(0, 10, new Version(1), false, false, null));
    assertRefused(set(11), new Refusal.AboveMaximum(BigInteger.valueOf(11)));
    assertRefused(set(-11), new Refusal.BelowMinimum(BigInteger.valueOf(-11)));
    assertThat(applied(set(10)).applied()).isZero();
  }

  @Test
  void resetting_goes_to_the_initial_value_of_now() {
    given(bounded(-10, 10, 3));
    ledger.commit(update(STOCK, add(5)));
    assertThat(applied(new Operation.Reset())).isEqualTo(new Outcome.Applied(8, 3, new Version(2), false, false, null));

    ledger.commit(update(STOCK, replace(bounded(-10, 10, -4))));

    assertThat(applied(new Operation.Reset()).value()).isEqualTo(-4);
    assertThat(ledger.counter(STOCK).seed()).isEqualTo(3);
  }

  @Test
  void creating_is_version_0_with_the_initial_value_as_seed() {
    Outcome.Applied created = applied(creation(bounded(1, 10, 3)));

    Counter expected = new Counter(STOCK, 3, Version.NONE, bounded(1, 10, 3), Version.NONE, 3, NOW, NOW, false);
    assertThat(created).isEqualTo(new Outcome.Applied(3, 3, Version.NONE, false, true, expected));
    assertThat(created.applied()).isZero();
    assertRefused(creation(bounded(1, 10, 3)), new Refusal.AlreadyExists());
  }

  @Test
  void replacing_keeps_the_value_unless_one_is_given() {
    given(described("before", Map.of("a", "b")));
    ledger.commit(update(STOCK, set(5)));

    Outcome.Applied kept = applied(replace(bounded(0, 10, 2)));
    assertThat(kept).isEqualTo(new Outcome.Applied(5, 5, new Version(2), false, false, ledger.counter(STOCK)));
    assertThat(ledger.counter(STOCK).definition()).isEqualTo(bounded(0, 10, 2));
    assertThat(ledger.counter(STOCK).definitionVersion()).isEqualTo(new Version(2));

    Outcome.Applied moved = applied(new Operation.Replace(bounded(6, 10, 7), 9L, null));
    assertThat(moved.value()).isEqualTo(9);
    assertThat(moved.created()).isFalse();
    assertThat(applied(add(1)).version()).isEqualTo(new Version(4));
    assertThat(ledger.counter(STOCK).definitionVersion()).isEqualTo(new Version(3));
  }

  @Test
  void editing_changes_what_is_named() {
    given(described("as it was", Map.of("a", "b")));

    Outcome.Applied edited = applied(edit(boundsPatch(0L, 100L)));

    assertThat(edited.counter()).isEqualTo(ledger.counter(STOCK));
    assertThat(ledger.counter(STOCK).definition().bounds()).isEqualTo(new Bounds(0, 100));
    assertThat(ledger.counter(STOCK).definition().description()).isEqualTo("as it was");
    assertThat(applied(new Operation.Edit(boundsPatch(-50L, null), -50L, null))).extracting(Outcome.Applied::value).isEqualTo(-50L);
  }

  @Test
  void new_bounds_never_exclude_the_value() {
    given(bounded(0, 10, 0));
    ledger.commit(update(STOCK, set(5)));

    assertRefused(edit(boundsPatch(null, 4L)), new Refusal.BoundsExcludeValue(new Bounds(0, 4)));
    assertRefused(replace(bounded(6, 9)), new Refusal.BoundsExcludeValue(new Bounds(6, 9)));
    assertRefused(new Operation.Edit(boundsPatch(null, 4L), 5L, null), new Refusal.AboveMaximum(BigInteger.valueOf(5)));
    assertRefused(new Operation.Replace(bounded(6, 9), 5L, null), new Refusal.BelowMinimum(BigInteger.valueOf(5)));
    assertThat(applied(new Operation.Edit(boundsPatch(null, 4L), 4L, null)).value()).isEqualTo(4);
  }

  @Test
  void an_edit_that_breaks_a_rule_of_definitions_is_refused() {
    given(bounded(0, 10, 2));

    assertRefused(edit(boundsPatch(11L, null)), new Refusal.InvalidDefinition("min", "must not be above max, but 11 is above 10"));
    assertRefused(new Operation.Edit(boundsPatch(3L, null), 5L, null),
        new Refusal.InvalidDefinition("initialValue", "must lie within the bounds 3 to 10, but is 2"));
  }

  @Test
  void deleting_takes_the_value_to_0_even_where_0_is_out_of_bounds() {
    given(bounded(5, 10, 7));

    Outcome.Applied deleted = applied(new Operation.Delete());

    assertThat(deleted).isEqualTo(new Outcome.Applied(7, 0, new Version(1), false, false, null));
    assertThat(deleted.applied()).isEqualTo(-7);
    assertThat(ledger.counter(STOCK).deleted()).isTrue();
  }

  @Test
  void a_refusal_says_what_the_counter_was_and_changes_nothing() {
    given(bounded(0, 10));
    ledger.commit(update(STOCK, add(10)));
    Counter before = ledger.counter(STOCK);

    Outcome.Refused refused = ledger.refused(update(STOCK, add(1)));

    assertThat(refused.seen()).isEqualTo(new Outcome.Standing(10, new Version(1), new Bounds(0, 10)));
    assertThat(ledger.counter(STOCK)).isEqualTo(before);
    assertThat(ledger.changes(STOCK)).hasSize(2);
  }

  private void given(CounterDefinition definition) {
    ledger.commit(update(STOCK, creation(definition)));
  }

  private Outcome.Applied applied(Operation operation) {
    return ledger.applied(update(STOCK, operation));
  }

  private void assertRefused(Operation operation, Refusal refusal) {
    Counter before = ledger.counter(STOCK);
    assertThat(ledger.refused(update(STOCK, operation))).isEqualTo(new Outcome.Refused(refusal, before.standing()));
    assertThat(ledger.counter(STOCK)).isEqualTo(before);
  }
}
