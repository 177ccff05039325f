package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.application.port.out.RollupStore.Progress;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How roll-ups are kept up: every change is added once. */
public abstract class RollupStoreContract {
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");
  private CounterLedger ledger;
  private RollupStore rollups;

  /** A ledger that knows no counter. */
  protected abstract CounterLedger ledger();

  /** The roll-ups of that ledger. */
  protected abstract RollupStore rollups();

  /** The trail that it writes to. */
  protected abstract AuditTrail trail();

  /** It is that late now. */
  protected abstract void becomes(Instant now);

  @BeforeEach
  void prepare() {
    ledger = ledger();
    rollups = rollups();
  }

  @Test
  void every_change_is_added_once() {
    add(NOON, "a", "a", "b");
    add(NOON.plusMillis(1), "a");
    assertThat(all(NOON.plusSeconds(1))).isEqualTo(3);
    assertThat(all(NOON.plusSeconds(2))).isZero();
    add(NOON.plusSeconds(2), "a", "c");
    assertThat(all(NOON.plusSeconds(3))).isEqualTo(2);
    assertThat(all(NOON.plusSeconds(300))).isZero();
    assertThat(rollups.rolledUntil()).isEqualTo(NOON.plusSeconds(300));
  }

  @Test
  void a_change_that_comes_late_is_added_too() {
    add(NOON, "a");
    assertThat(all(NOON.plusSeconds(3_600))).isEqualTo(1);
    add(NOON.plusSeconds(3_550), "a", "b");
    assertThat(all(NOON.plusSeconds(3_601))).as("by less than a minute").isEqualTo(2);
    add(NOON.plusSeconds(1_800), "c");
    assertThat(all(NOON.plusSeconds(3_602)) + all(NOON.plusSeconds(4_800))).as("by more").isEqualTo(1);
  }

  @Test
  void a_change_after_one_that_came_late_is_not_added_without_it() {
    add(NOON, "b");
    assertThat(all(NOON.plusSeconds(3_600))).isEqualTo(1);
    add(NOON.plusSeconds(1_800), "a");
    add(NOON.plusSeconds(3_601), "a");
    assertThat(all(NOON.plusSeconds(3_602))).isEqualTo(2);
  }

  @Test
  void nobody_adds_while_all_may_rest() {
    add(NOON, "a");
    assertThat(all(NOON.plusSeconds(1))).isEqualTo(1);
    assertThat(rollups.rollUp(_ -> Duration.ofHours(1)).isBehind()).isFalse();
    add(NOON.plusSeconds(2), "a");
    becomes(NOON.plusSeconds(3));

    assertThat(rollups.rollUp(_ -> Duration.ZERO)).isEqualTo(Progress.NOT_NOW);
  }

  @Test
  void all_are_added_again_after_a_reset() {
    add(NOON, "a", "a", "b");
    add(NOON.plusSeconds(70), "a");
    assertThat(all(NOON.plusSeconds(80))).isEqualTo(3);
    rollups.reset(new Caller(new Actor("k1"), "192.0.2.7"), NOON);
    assertThat(rollups.rolledUntil()).isBefore(NOON);
    assertThat(trail().list(AuditQuery.newest(2))).extracting(AuditRecord::entry)
        .containsExactly(Audit.of(AuditAction.HISTORY_REBUILT, "", new Caller(new Actor("k1"), "192.0.2.7"), NOON));
    add(NOON.plusSeconds(81), "a");
    assertThat(all(NOON.plusSeconds(82))).isEqualTo(4);
  }

  private long all(Instant now) {
    becomes(now);
    long changes = 0;
    while (true) {
      Progress progress = rollups.rollUp(_ -> Duration.ZERO);
      changes += progress.changes();
      if (!progress.isBehind())
        return changes;
    }
  }

  private void add(Instant at, String... names) {
    List<Request> requests = List.of(names).stream().map(name -> Request.of(new Update(new CounterName(name),
        new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna"), null, null, null))).toList();
    var _ = ledger.commit(new Batch(requests, at, true));
  }
}
