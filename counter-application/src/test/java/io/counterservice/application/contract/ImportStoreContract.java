package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Fault;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.application.port.ImportRun.Source;
import io.counterservice.application.port.ImportRun.Sums;
import io.counterservice.application.port.out.ImportStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How everybody keeps imports and their files. */
public abstract class ImportStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Caller ANNA = new Caller(Actor.user("anna"), "192.0.2.1");
  private static final ImportRun RUN = ImportRun.begin("i-1", new Source(ANNA, FileFormat.NDJSON, "stock <b>.ndjson"), NOW);
  private static final AuditEntry ENTRY = Audit.of(AuditAction.COUNTERS_IMPORTED, "i-1", new TreeMap<>(Map.of("rows", "3")), ANNA, NOW);
  private ImportStore store;

  /** A store without imports. */
  protected abstract ImportStore store();

  /** What the audit trail was told, the last first. */
  protected abstract List<AuditEntry> told();

  @BeforeEach
  void prepare() {
    store = store();
    store.insert(RUN);
  }

  @Test
  void finds_what_was_put_there() {
    assertThat(store.find("i-1")).contains(RUN);
    assertThat(store.find("i-2")).isEmpty();
  }

  @Test
  void gives_the_file_back_in_parts() {
    store.append("i-1", 0, new byte[] {1, 0, -1});
    store.append("i-1", 1, new byte[] {7});
    assertThat(store.part("i-1", 0)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 0, -1));
    assertThat(store.part("i-1", 1)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(7));
    assertThat(store.part("i-1", 2)).isEmpty();
    assertThat(store.part("i-2", 0)).isEmpty();
  }

  @Test
  void keeps_how_an_import_stands() {
    ImportRun next = RUN.then(Phase.CHECKED, new Sums(1, 2, 3, 4), NOW.plusSeconds(1)).of(10)
        .listing(List.of(new Problem(7, "a \"b\" \ufffd", Fault.ABOVE_MAXIMUM, "value", "must be at most 1")),
            List.of(new Difference(3, "a", Map.of(), Map.of("label:=<x>", "\n😀"))));
    assertThat(store.replace(next, null)).isTrue();
    assertThat(store.find("i-1")).contains(next);
    assertThat(told()).isEmpty();
  }

  @Test
  void one_of_two_who_store_at_the_same_time_is_told_that_the_other_was_faster() {
    ImportRun mine = RUN.then(Phase.CHECKING, Sums.NONE, NOW);
    assertThat(store.replace(mine, null)).isTrue();
    assertThat(store.replace(RUN.then(Phase.APPLIED, new Sums(9, 0, 0, 0), NOW), ENTRY)).isFalse();
    assertThat(store.find("i-1")).contains(mine);
    assertThat(told()).isEmpty();
  }

  @Test
  void the_file_of_what_is_applied_goes_and_the_audit_trail_is_told() {
    store.append("i-1", 0, new byte[] {1});
    ImportRun end = RUN.then(Phase.APPLIED, new Sums(1, 0, 0, 0), NOW);
    assertThat(store.replace(end, ENTRY)).isTrue();
    assertThat(store.part("i-1", 0)).isEmpty();
    assertThat(store.find("i-1")).contains(end);
    assertThat(told()).containsExactly(ENTRY);
  }

  @Test
  void forgets() {
    store.append("i-1", 0, new byte[] {1});
    store.remove("i-1");
    assertThat(store.find("i-1")).isEmpty();
    assertThat(store.part("i-1", 0)).isEmpty();
    assertThat(store.replace(RUN.then(Phase.CHECKING, Sums.NONE, NOW), null)).isFalse();
  }

  @Test
  void tells_on_which_nobody_worked() {
    assertThat(store.changedBefore(NOW)).isEmpty();
    assertThat(store.changedBefore(NOW.plusNanos(1_000))).containsExactly(RUN);
  }
}
