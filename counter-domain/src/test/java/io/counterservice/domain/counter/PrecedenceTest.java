package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.clamp;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.ifMatch;
import static io.counterservice.domain.counter.Samples.keyed;
import static io.counterservice.domain.counter.Samples.precondition;
import static io.counterservice.domain.counter.Samples.replace;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which refusal is told when several hold: the one declared first in {@link Refusal}. */
class PrecedenceTest {
  private static final Version STALE = new Version(77);
  private static final Operation DELETE = new Operation.Delete();
  private static final Operation RESET = new Operation.Reset();
  private static final Operation STALE_EDIT = new Operation.Edit(boundsPatch(99L, 98L), -1L, STALE);
  private static final Operation STALE_REPLACE = new Operation.Replace(bounded(8, 9), -1L, STALE);
  private final SampleLedger ledger = new SampleLedger();

  /** A counter at version 1 and value 5 of 0 to 5. */
  @BeforeEach
  void prepare() {
    ledger.commit(update(STOCK, creation(bounded(0, 5))), update(STOCK, add(5)));
  }

  @Test
  void a_reused_key_comes_before_everything() {
    ledger.commit(keyed(STOCK, add(-1), "k"), keyed(SEATS, add(-1), "k"));

    for (CounterName name : List.of(STOCK, SEATS))
      for (Operation operation : everyOperation())
        assertThat(ledger.refused(new Update(name, operation, ANNA, precondition(77), new IdempotencyKey("k"), null)))
            .isEqualTo(new Outcome.Refused(new Refusal.KeyReused(), null));
  }

  @Test
  void an_unknown_counter_comes_before_every_condition() {
    for (Operation operation : List.of(add(-9), clamp(-9), set(99), RESET, STALE_EDIT, DELETE))
      for (Update update : List.of(update(SEATS, operation), ifMatch(SEATS, operation, 77), ifMatch(SEATS, operation)))
        assertThat(ledger.refused(update)).isEqualTo(new Outcome.Refused(new Refusal.NotFound(), null));
  }

  @Test
  void a_counter_that_exists_comes_before_if_match() {
    assertThat(ledger.refusal(ifMatch(STOCK, creation(bounded(0, 1)), 77))).isEqualTo(new Refusal.AlreadyExists());
    assertThat(ledger.refusal(ifMatch(STOCK, creation(bounded(0, 1))))).isEqualTo(new Refusal.AlreadyExists());
  }

  @Test
  void if_match_comes_before_the_definition_and_the_bounds() {
    for (Operation operation : List.of(add(1), add(-99), clamp(1), set(99), RESET, STALE_EDIT, STALE_REPLACE, replace(bounded(8, 9)),
        DELETE))
      assertThat(ledger.refused(ifMatch(STOCK, operation, 0, 2)))
          .isEqualTo(new Outcome.Refused(new Refusal.StaleVersion(), ledger.counter(STOCK).standing()));
  }

  @Test
  void nothing_that_is_not_there_matches_if_match() {
    for (Operation operation : List.of(add(1), add(Long.MAX_VALUE), clamp(1), creation(bounded(0, 1)), replace(bounded(0, 1)),
        STALE_REPLACE))
      for (Update update : List.of(ifMatch(SEATS, operation), ifMatch(SEATS, operation, 0)))
        assertThat(ledger.refused(update)).isEqualTo(new Outcome.Refused(new Refusal.StaleVersion(), null));
    assertThat(ledger.find(SEATS)).isNull();
  }

  @Test
  void if_match_is_met_by_any_version_named_or_by_any_at_all() {
    assertThat(ledger.applied(ifMatch(STOCK, add(-1), 9, 1)).version()).isEqualTo(new Version(2));
    assertThat(ledger.applied(ifMatch(STOCK, add(-1))).version()).isEqualTo(new Version(3));
    assertThat(ledger.refusal(ifMatch(STOCK, add(-1), 1))).isEqualTo(new Refusal.StaleVersion());
  }

  @Test
  void an_edit_between_comes_before_what_the_definition_would_be() {
    assertThat(ledger.refusal(update(STOCK, STALE_EDIT))).isEqualTo(new Refusal.StaleDefinition(Version.NONE));
    assertThat(ledger.refusal(update(STOCK, STALE_REPLACE))).isEqualTo(new Refusal.StaleDefinition(Version.NONE));
    assertThat(ledger.refused(update(SEATS, STALE_REPLACE)))
        .isEqualTo(new Outcome.Refused(new Refusal.StaleDefinition(Version.NONE), null));

    ledger.applied(update(STOCK, new Operation.Edit(boundsPatch(null, 6L), null, Version.NONE)));
    assertThat(ledger.refusal(update(STOCK, new Operation.Replace(bounded(0, 5), null, Version.NONE))))
        .isEqualTo(new Refusal.StaleDefinition(new Version(2)));
    ledger.commit(update(STOCK, add(1)));
    assertThat(ledger.applied(update(STOCK, new Operation.Replace(bounded(0, 7), null, new Version(2)))).version())
        .isEqualTo(new Version(4));
  }

  @Test
  void an_invalid_definition_comes_before_the_bounds() {
    assertThat(ledger.refusal(update(STOCK, new Operation.Edit(boundsPatch(99L, 98L), -1L, null))))
        .isInstanceOf(Refusal.InvalidDefinition.class);
  }

  @Test
  void a_counter_that_cannot_be_created_for_its_bounds_tells_them() {
    Outcome.Standing defaults = new Outcome.Standing(0, Version.NONE, Bounds.DEFAULT);

    assertThat(ledger.refused(update(SEATS, add(Long.MAX_VALUE))))
        .isEqualTo(new Outcome.Refused(new Refusal.AboveMaximum(BigInteger.valueOf(Long.MAX_VALUE)), defaults));
    assertThat(ledger.refused(update(SEATS, new Operation.Replace(bounded(3, 9), 10L, null))))
        .isEqualTo(new Outcome.Refused(new Refusal.AboveMaximum(BigInteger.TEN), new Outcome.Standing(0, Version.NONE, new Bounds(3, 9))));
    assertThat(ledger.find(SEATS)).isNull();

    ledger.commit(update(STOCK, DELETE));
    assertThat(ledger.refused(update(STOCK, add(Long.MAX_VALUE))).seen())
        .isEqualTo(new Outcome.Standing(0, new Version(2), Bounds.DEFAULT));
  }

  @Test
  void a_retry_gets_every_refusal_again_but_those_of_a_mistaken_request() {
    Stream<Refusal> sticky = Stream.of(new Refusal.NotFound(), new Refusal.AlreadyExists(), new Refusal.StaleVersion(),
        new Refusal.StaleDefinition(STALE), new Refusal.AboveMaximum(BigInteger.ONE), new Refusal.BelowMinimum(BigInteger.ONE),
        new Refusal.BoundsExcludeValue(Bounds.DEFAULT));

    assertThat(sticky).allMatch(Refusal::isRemembered);
    assertThat(new Refusal.KeyReused().isRemembered()).isFalse();
    assertThat(new Refusal.InvalidDefinition("min", "").isRemembered()).isFalse();
  }

  private static List<Operation> everyOperation() {
    return List.of(add(9), clamp(9), set(99), RESET, creation(bounded(0, 1)), STALE_REPLACE, STALE_EDIT, DELETE);
  }
}
