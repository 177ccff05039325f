package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Evidence;
import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.application.port.out.LedgerEvidence.Span;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Rollup;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody tells who gives evidence of a ledger. */
public abstract class LedgerEvidenceContract {
  private static final CounterName STOCK = new CounterName("stock");
  protected static final Instant HOUR = Instant.parse("2026-05-17T10:00:00Z");
  private CounterLedger ledger;
  private LedgerEvidence evidence;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** The evidence of that ledger. */
  protected abstract LedgerEvidence evidence();

  /** Rolls up everything that was committed. */
  protected abstract void rollUp();

  @BeforeEach
  void prepare() {
    ledger = ledger();
    evidence = evidence();
  }

  @Test
  void tells_of_a_counter_what_is_stored_of_it() {
    commit(HOUR, "stock", created(3));
    commit(HOUR.plusSeconds(61), "stock", add(2), add(3), add(-1), new Operation.Set(4), new Operation.Reset());
    rollUp();
    commit(HOUR.plusSeconds(122), "stock", new Operation.Delete());

    assertThat(evidence.one(STOCK, LedgerEvidenceContract::told)).hasValueSatisfying(told -> {
      assertThat(told.claim.seed()).isEqualTo(3);
      assertThat(told.claim.value()).isZero();
      assertThat(told.claim.version()).isEqualTo(6);
      assertThat(told.claim.rolled()).isEqualTo(5);
      assertThat(told.claim.since()).isEqualTo(HOUR);
      assertThat(told.entries).containsExactly(new Entry(0, 0, 3, 3, 3, 3, 0, 0, 0, 0, HOUR),
          new Entry(1, 5, 3, 3, 3, 8, 2, 1, 2, 0, HOUR.plusSeconds(61)), new Entry(6, 6, 3, 0, 0, 0, 0, 0, 0, 0, HOUR.plusSeconds(122)));
      var all = new Rollup(BigInteger.ZERO, 2, 1, 2, 0, 3L, 8L);
      assertThat(told.minutes).containsExactly(
          new Stored(HOUR, new Span(0, 0, 3, 3), new Rollup(BigInteger.ZERO, 0, 0, 0, 0, 3L, 3L)),
          new Stored(HOUR.plusSeconds(60), new Span(1, 5, 3, 3), all));
      assertThat(told.hours).containsExactly(new Stored(HOUR, new Span(0, 5, 3, 3), all));
      assertThat(told.days).containsExactly(new Stored(Resolution.DAY.floor(HOUR), new Span(0, 5, 3, 3), all));
      assertThat(told.refused).isEmpty();
    });
  }

  @Test
  void tells_of_refusals_that_are_rolled_up_and_stand_beside_no_change() {
    commit(HOUR, "stock", created(3));
    commit(HOUR.plusSeconds(60), "stock", add(-4), add(99));
    commit(HOUR.plusSeconds(120), "stock", add(-4), add(1));
    rollUp();
    commit(HOUR.plusSeconds(180), "stock", add(-9));

    assertThat(evidence.one(STOCK, LedgerEvidenceContract::told)).hasValueSatisfying(told -> {
      assertThat(told.refused).containsExactly(new Refused(HOUR.plusSeconds(60), 2));
      assertThat(told.entries.getLast().refusals()).isEqualTo(1);
      assertThat(told.minutes).hasSize(3).contains(new Stored(HOUR.plusSeconds(60), null, Rollup.ofRefusals(2)));
      assertThat(told.days).singleElement().satisfies(day -> assertThat(day.rollup().refusals()).isEqualTo(3));
    });
  }

  @Test
  void nothing_is_rolled_up_before_it_is() {
    commit(HOUR, "stock", add(1));

    assertThat(evidence.one(STOCK, LedgerEvidenceContract::told)).hasValueSatisfying(told -> {
      assertThat(told.claim.rolled()).isEqualTo(-1);
      assertThat(told.claim.since()).isNull();
      assertThat(told.entries).hasSize(1);
      assertThat(told.minutes).isEmpty();
    });
  }

  @Test
  void pages_in_byte_order_with_the_deleted_ones_and_each_with_its_own() {
    for (String name : List.of("b", "a.x", "B", "a", "c", "a-x"))
      for (int change = 0; change < 3; change++)
        commit(HOUR.plusSeconds(change), name, add(1));
    commit(HOUR.plusSeconds(9), "b", new Operation.Delete());
    rollUp();

    assertThat(evidence.page(null, 3, LedgerEvidenceContract::summary)).containsExactly("B 3 3 1", "a 3 3 1", "a-x 3 3 1");
    assertThat(evidence.page(new CounterName("a-x"), 3, LedgerEvidenceContract::summary)).containsExactly("a.x 3 3 1", "b 0 4 1",
        "c 3 3 1");
    assertThat(evidence.page(new CounterName("a-z"), 2, LedgerEvidenceContract::summary)).containsExactly("a.x 3 3 1", "b 0 4 1");
    assertThat(evidence.page(new CounterName("c"), 3, LedgerEvidenceContract::summary)).isEmpty();
    assertThat(evidence.counters()).isEqualTo(6);
  }

  @Test
  void what_was_not_read_of_one_counter_is_not_told_of_the_next() {
    for (String name : List.of("a", "b", "c"))
      for (int change = 0; change < 3; change++)
        commit(HOUR.plusSeconds(60L * change), name, add(1));
    rollUp();

    List<String> seen = evidence.page(null, 10, told -> told.claim().name() + " " + told.changes().next().to() + " "
        + told.rollups(Resolution.MINUTE).next().start());

    assertThat(seen).containsExactly("a 1 " + HOUR, "b 1 " + HOUR, "c 1 " + HOUR);
    assertThat(evidence.page(null, 10, told -> told.claim().name().value())).containsExactly("a", "b", "c");
  }

  @Test
  void there_is_none_of_what_never_was() {
    commit(HOUR, "stock", add(1));
    assertThat(evidence.one(new CounterName("stoc"), LedgerEvidenceContract::summary)).isEmpty();
    assertThat(evidence.one(STOCK, LedgerEvidenceContract::summary)).contains("stock 1 1 0");
  }

  /** What one evidence told in all. */
  private record Told(Claim claim, List<Entry> entries, List<Stored> minutes, List<Stored> hours, List<Stored> days,
      List<Refused> refused) {}

  private static Told told(Evidence told) {
    return new Told(told.claim(), list(told.changes()), list(told.rollups(Resolution.MINUTE)), list(told.rollups(Resolution.HOUR)),
        list(told.rollups(Resolution.DAY)), list(told.refusals()));
  }

  private static String summary(Evidence told) {
    return told.claim().name() + " " + told.claim().value() + " " + list(told.changes()).size() + " "
        + list(told.rollups(Resolution.DAY)).size();
  }

  private static <T> List<T> list(Iterator<T> all) {
    List<T> list = new ArrayList<>();
    all.forEachRemaining(list::add);
    return list;
  }

  private static Operation add(long delta) {
    return new Operation.Add(delta, BoundPolicy.REJECT);
  }

  private static Operation created(long initial) {
    return new Operation.Create(new CounterDefinition(new Bounds(0, 100), initial, "", new TreeMap<>(), false));
  }

  private void commit(Instant at, String name, Operation... operations) {
    List<Request> requests = new ArrayList<>();
    for (Operation operation : operations)
      requests.add(Request.of(new Update(new CounterName(name), operation, new Actor("anna"), null, null, null)));
    ledger.commit(new Batch(requests, at, true));
  }
}
