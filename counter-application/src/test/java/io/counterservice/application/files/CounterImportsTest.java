package io.counterservice.application.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.commit.CommitLimits;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Fault;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.application.port.ImportRun.Source;
import io.counterservice.application.port.ImportRun.Sums;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryImportStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.application.testing.PlainCounterFiles;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Imports over a ledger in memory. */
class CounterImportsTest {
  private static final Caller ANNA = new Caller(Actor.user("anna"), "192.0.2.1");
  private static final Source SOURCE = new Source(ANNA, FileFormat.CSV, "stock.csv");
  private static final String STOCK = "a,5,0,10,1,,,false\nb,11,0,10,1,,,false\nno name\nc\na\nother.d\n";
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-21T10:00:00Z"));
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger(trail);
  private final InMemoryImportStore store = new InMemoryImportStore(trail);
  private final CommitPipeline pipeline = new CommitPipeline(ledger, ledger,
      new CommitLimits(2, new LaneLimits(1_000, 100_000, Duration.ofSeconds(10))),
      new CommitPipeline.Rules(true, time, time::nanoTime), CommitListener.SILENT, Runnable::run);
  private final FlakyUpdates updates = new FlakyUpdates(pipeline);
  private final AtomicInteger lastId = new AtomicInteger();
  private final CounterImports imports = imports(Duration.ZERO);

  @AfterEach
  void end() {
    Await.closed(pipeline);
  }

  private CounterImports imports(Duration patience) {
    var parts = new ImportParts(store, new PlainCounterFiles(), ledger, updates, new Patience(patience, Duration.ofMillis(1), time));
    return new CounterImports(parts, Runnable::run, Runnable::run, () -> "i-" + lastId.incrementAndGet());
  }

  @Test
  void a_check_says_what_would_be_and_changes_nothing() {
    String id = staged(STOCK);
    ImportRun run = checked(id, NamePattern.ALL);
    assertThat(run.sums()).isEqualTo(new Sums(3, 0, 0, 3));
    assertThat(run.phase()).isEqualTo(Phase.CHECKED);
    assertThat(run.problems()).containsExactly(new Problem(2, "b", Fault.ABOVE_MAXIMUM, "value", "must be at most 10, but is 11"),
        new Problem(3, "no name", Fault.INVALID, "name", CounterName.RULE),
        new Problem(5, "a", Fault.INVALID, "name", "must not stand in the file twice"));
    assertThat(run.differences()).extracting(Difference::line).containsExactly(1L, 4L, 6L);
    assertThat(run.differences().getFirst().before()).isEmpty();
    assertThat(run.differences().getFirst().after()).containsEntry("value", "5").containsEntry("max", "10").doesNotContainKey("reason");
    assertThat(ledger.journalSize()).isZero();
    assertThat(updates.sizes).isEmpty();
    assertThat(entries()).isEmpty();
  }

  @Test
  void applies_and_tells_the_audit_trail_once() {
    ImportRun run = applied(staged(STOCK), NamePattern.ALL);
    assertThat(run.sums()).isEqualTo(new Sums(3, 0, 0, 3));
    assertThat(run.phase()).isEqualTo(Phase.APPLIED);
    assertThat(value("a")).isEqualTo(5);
    assertThat(ledger.changes(new CounterName("a"), -1, 10)).singleElement()
        .satisfies(change -> assertThat(change.reason()).isEqualTo("import stock.csv"))
        .satisfies(change -> assertThat(change.actor()).isEqualTo(ANNA.actor()));
    assertThat(entries()).singleElement().satisfies(entry -> {
      assertThat(entry.action()).isEqualTo(AuditAction.COUNTERS_IMPORTED);
      assertThat(entry.by()).isEqualTo(ANNA);
      assertThat(entry.subject()).isEqualTo("i-1");
      assertThat(entry.after()).isEqualTo(Map.of("rows", "6", "created", "3", "changed", "0", "unchanged", "0", "refused", "3", "file",
          "stock.csv"));
    });
    assertThat(store.part("i-1", 0)).isEmpty();
  }

  @Test
  void the_same_again_makes_no_operation() {
    applied(staged(STOCK), NamePattern.ALL);
    int before = ledger.journalSize();
    ImportRun again = applied(staged(STOCK), NamePattern.ALL);
    assertThat(again.sums()).isEqualTo(new Sums(0, 0, 3, 3));
    assertThat(ledger.journalSize()).isEqualTo(before);
    assertThat(updates.sizes).containsExactly(4, 1);
  }

  @Test
  void a_row_without_value_leaves_the_value_and_one_with_it_sets_it() {
    applied(staged("a,5,0,10,1,,,false\nb,5,0,10,1,,,false\nc,5,0,10,1,,,false\n"), NamePattern.ALL);
    ImportRun run = checked(staged("a,,0,20,1,,,false\nb,7,0,10,1,,,false\nc,,0,4,1,,,false\n"), NamePattern.ALL);
    assertThat(run.sums()).isEqualTo(new Sums(0, 2, 0, 1));
    assertThat(run.differences()).containsExactly(new Difference(1, "a", Map.of("max", "10"), Map.of("max", "20")),
        new Difference(2, "b", Map.of("value", "5"), Map.of("value", "7")));
    assertThat(run.problems()).containsExactly(
        new Problem(3, "c", Fault.BOUNDS_EXCLUDE_VALUE, "value", "must be given with bounds 0 to 4, for it is 5 now"));
    ImportRun done = applied(run.id(), NamePattern.ALL);
    assertThat(done.sums()).isEqualTo(run.sums());
    assertThat(List.of(value("a"), value("b"), value("c"))).containsExactly(5L, 7L, 5L);
  }

  @Test
  void a_value_below_the_minimum_is_refused() {
    assertThat(checked(staged("a,-1,0,10,1,,,false\n"), NamePattern.ALL).problems())
        .containsExactly(new Problem(1, "a", Fault.BELOW_MINIMUM, "value", "must be at least 0, but is -1"));
  }

  @Test
  void what_was_deleted_is_created_again() {
    applied(staged("a\n"), NamePattern.ALL);
    Await.answer(pipeline.update(Update.of(new CounterName("a"), new Operation.Delete(), ANNA.actor())));
    ImportRun check = checked(staged("a\n"), NamePattern.ALL);
    assertThat(check.sums()).isEqualTo(new Sums(1, 0, 0, 0));
    assertThat(check.differences().getFirst().before()).isEmpty();
  }

  @Test
  void names_that_the_caller_may_not_touch_are_refused() {
    ImportRun run = applied(staged(STOCK), new NamePattern("other.*"));
    assertThat(run.sums()).isEqualTo(new Sums(1, 0, 0, 5));
    assertThat(run.problems().getFirst()).isEqualTo(new Problem(1, "a", Fault.FORBIDDEN, "name", "must match other.*"));
    assertThat(ledger.find(List.of(new CounterName("a"), new CounterName("c")))).isEmpty();
  }

  @Test
  void rows_are_asked_for_a_thousand_at_a_time_and_a_thousand_problems_are_listed() {
    applied(staged(rows(2_500)), NamePattern.ALL);
    assertThat(updates.sizes).containsExactly(1_000, 1_000, 500);
    ImportRun run = checked(staged("x y\n".repeat(1_001) + rows(1_001).replace(".", "-")), NamePattern.ALL);
    assertThat(run.problems()).hasSize(ImportRun.LISTED_MAX);
    assertThat(run.differences()).hasSize(ImportRun.LISTED_MAX);
    assertThat(run.sums()).isEqualTo(new Sums(1_001, 0, 0, 1_001));
  }

  @Test
  void goes_on_where_a_node_died() {
    String id = staged(rows(3_500));
    updates.failAfterCall = 3;
    time.advance(Duration.ofSeconds(1));
    assertThat(Await.failure(steppedApply(id))).isInstanceOf(IllegalStateException.class);
    ImportRun stopped = found(id);
    assertThat(stopped.phase()).isEqualTo(Phase.APPLYING);
    assertThat(stopped.sums()).isEqualTo(new Sums(2_000, 0, 0, 0));
    assertThat(applied(id, NamePattern.ALL)).as("while it may still be alive").isEqualTo(stopped);
    time.advance(ImportRun.SILENCE_MAX);
    assertThat(found(id).isStopped(time.instant())).isTrue();
    ImportRun end = applied(id, NamePattern.ALL);
    assertThat(end.sums()).as("rows that were applied when it died are so already").isEqualTo(new Sums(2_500, 0, 1_000, 0));
    assertThat(ledger.journalSize()).as("no row was applied twice").isEqualTo(3_500);
    assertThat(entries()).hasSize(1);
    assertThat(applied(id, NamePattern.ALL)).as("applied twice").isEqualTo(end);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void a_duplicate_of_a_row_before_the_end_of_a_node_is_found() {
    String id = staged(rows(2_000) + "r.0\n");
    updates.failBeforeCall = 2;
    assertThat(Await.failure(steppedApply(id))).isInstanceOf(IllegalStateException.class);
    time.advance(ImportRun.SILENCE_MAX);
    ImportRun end = applied(id, NamePattern.ALL);
    assertThat(end.sums()).isEqualTo(new Sums(2_000, 0, 0, 1));
  }

  @Test
  void waits_while_the_service_is_full_and_finds_out_what_became_of_a_lost_answer() {
    var patient = imports(Duration.ofMinutes(1));
    String id = Await.answer(patient.stage(SOURCE, new Pieces(rows(1_500), 1_000))).id();
    updates.failBeforeCall = 1;
    updates.failAfterCall = 3;
    updates.failure = new UnavailableException(Reason.OUTCOME_UNKNOWN);
    ImportRun end = Await.answer(patient.apply(id, NamePattern.ALL)).orElseThrow();
    assertThat(end.sums()).as("the rows of which the answer was lost are told as what they were").isEqualTo(new Sums(1_500, 0, 0, 0));
    assertThat(updates.sizes).containsExactly(1_000, 1_000, 500);
    assertThat(ledger.journalSize()).isEqualTo(1_500);
  }

  @Test
  void going_on_undoes_nothing_that_others_counted_meanwhile() {
    String id = staged("a,5,0,99,1,,,false\nb,5,0,99,1,,,false\nc,5,0,99,1,,,false\n");
    updates.failAfterCall = 1;
    assertThat(Await.failure(steppedApply(id))).isInstanceOf(IllegalStateException.class);
    assertThat(found(id).sums()).as("applied and not noted").isEqualTo(Sums.NONE);
    others(new Operation.Add(5, BoundPolicy.REJECT), "a");
    others(new Operation.Delete(), "b");
    time.advance(ImportRun.SILENCE_MAX);
    assertThat(applied(id, NamePattern.ALL).sums()).isEqualTo(new Sums(2, 0, 1, 0));
    assertThat(value("a")).isEqualTo(10);
    assertThat(checked(staged("b,5,0,99,1,,,false\n"), NamePattern.ALL).sums()).as("stays deleted").isEqualTo(new Sums(1, 0, 0, 0));
    assertThat(applied(staged("a,5,0,99,1,,,false\n"), NamePattern.ALL).sums()).as("another import").isEqualTo(new Sums(0, 1, 0, 0));
    assertThat(value("a")).isEqualTo(5);
  }

  @Test
  void asking_again_for_a_lost_answer_undoes_nothing_that_others_counted_meanwhile() {
    applied(staged("a,1,0,99,1,,,false\n"), NamePattern.ALL);
    var patient = imports(Duration.ofMinutes(1));
    String id = Await.answer(patient.stage(SOURCE, new Pieces("a,5,0,99,1,,,false\nb,5,0,99,1,,,false\n", 9))).id();
    updates.failAfterCall = 2;
    updates.failure = new UnavailableException(Reason.OUTCOME_UNKNOWN);
    updates.afterFailure = () -> {
      others(new Operation.Add(5, BoundPolicy.REJECT), "a");
      others(new Operation.Add(5, BoundPolicy.REJECT), "b");
    };
    assertThat(Await.answer(patient.apply(id, NamePattern.ALL)).orElseThrow().sums()).isEqualTo(new Sums(1, 1, 0, 0));
    assertThat(List.of(value("a"), value("b"))).containsExactly(10L, 10L);
  }

  @Test
  void a_lost_answer_to_a_change_is_told_as_a_change() {
    applied(staged("a,5,0,10,1,,,false\nb\n"), NamePattern.ALL);
    var patient = imports(Duration.ofMinutes(1));
    String id = Await.answer(patient.stage(SOURCE, new Pieces("a,6,0,10,1,,,false\nb\n", 9))).id();
    updates.failAfterCall = 2;
    updates.failure = new UnavailableException(Reason.OUTCOME_UNKNOWN);
    assertThat(Await.answer(patient.apply(id, NamePattern.ALL)).orElseThrow().sums()).isEqualTo(new Sums(0, 1, 1, 0));
  }

  @Test
  void a_lost_answer_of_the_store_overtakes_nobody() {
    var patient = imports(Duration.ofMinutes(1));
    String id = Await.answer(patient.stage(SOURCE, new Pieces(rows(3_000), 1_000))).id();
    updates.beforeCall = () -> {
      time.advance(Duration.ofSeconds(1));
      store.loseAnswer();
    };
    ImportRun end = Await.answer(patient.apply(id, NamePattern.ALL)).orElseThrow();
    assertThat(end.phase()).isEqualTo(Phase.APPLIED);
    assertThat(end.sums()).isEqualTo(new Sums(3_000, 0, 0, 0));
    assertThat(entries()).hasSize(1);
  }

  @Test
  void gives_up_when_patience_is_over() {
    String id = staged(rows(10));
    updates.failBeforeCall = 1;
    updates.failure = new UnavailableException(Reason.DATABASE);
    assertThatThrownBy(() -> applied(id, NamePattern.ALL)).hasRootCauseInstanceOf(UnavailableException.class);
  }

  @Test
  void what_somebody_applies_is_left_alone() {
    String id = staged(rows(2_000));
    ImportRun mine = found(id);
    assertThat(store.replace(mine.then(Phase.APPLYING, Sums.NONE, time.instant()), null)).isTrue();
    assertThat(applied(id, NamePattern.ALL).phase()).isEqualTo(Phase.APPLYING);
    assertThat(checked(id, NamePattern.ALL).phase()).isEqualTo(Phase.APPLYING);
    assertThat(updates.sizes).isEmpty();
  }

  @Test
  void who_is_overtaken_stops() {
    String id = staged(rows(3_000));
    updates.failure = new UnavailableException(Reason.OVERLOADED);
    updates.beforeCall = () -> {
      if (updates.sizes.size() == 2)
        assertThat(store.replace(found(id).then(Phase.APPLYING, new Sums(1, 0, 0, 0), time.instant()), null)).isTrue();
    };
    assertThat(Await.answer(steppedApply(id))).isPresent();
    assertThat(updates.sizes).hasSize(2);
    assertThat(found(id).sums()).isEqualTo(new Sums(1, 0, 0, 0));
    assertThat(entries()).isEmpty();
  }

  @Test
  void a_check_that_stopped_begins_anew() {
    String id = staged(rows(10));
    assertThat(store.replace(found(id).then(Phase.CHECKING, new Sums(7, 0, 0, 0), time.instant()), null)).isTrue();
    assertThat(checked(id, NamePattern.ALL).phase()).isEqualTo(Phase.CHECKING);
    time.advance(ImportRun.SILENCE_MAX);
    assertThat(checked(id, NamePattern.ALL).sums()).isEqualTo(new Sums(10, 0, 0, 0));
  }

  @Test
  void forgets_what_nobody_worked_on_and_tells_what_was_applied_in_part() {
    String open = staged(STOCK);
    String half = staged(STOCK);
    assertThat(store.replace(found(half).then(Phase.APPLYING, new Sums(2, 0, 0, 0), time.instant()), null)).isTrue();
    imports.tidy();
    assertThat(store.size()).isEqualTo(2);
    time.advance(Duration.ofHours(1).plusMillis(1));
    imports.tidy();
    assertThat(Await.answer(imports.find(open))).isEmpty();
    assertThat(Await.answer(imports.find(half))).isEmpty();
    assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry.after()).containsEntry("created", "2"));
    store.breakDown(true);
    imports.tidy();
  }

  @Test
  void unknown_imports_are_nothing_and_removed_ones_are_gone() {
    String id = staged(STOCK);
    assertThat(Await.answer(imports.remove(id))).isPresent();
    assertThat(Await.answer(imports.remove(id))).isEmpty();
    assertThat(Await.answer(imports.check(id, NamePattern.ALL))).isEmpty();
    assertThat(Await.answer(imports.apply(id, NamePattern.ALL))).isEmpty();
  }

  @Test
  void a_file_without_a_name_is_told_by_its_import() {
    var nameless = new Source(ANNA, FileFormat.NDJSON, "");
    String id = Await.answer(imports.stage(nameless, new Pieces("a\n", 1))).id();
    applied(id, NamePattern.ALL);
    assertThat(ledger.changes(new CounterName("a"), -1, 10).getFirst().reason()).isEqualTo("import i-1");
    assertThat(entries().getFirst().after()).doesNotContainKey("file");
  }

  private void others(Operation operation, String name) {
    Await.answer(pipeline.update(Update.of(new CounterName(name), operation, Actor.user("ben"))));
  }

  private String staged(String file) {
    return Await.answer(imports.stage(SOURCE, new Pieces(file, 4_096))).id();
  }

  private ImportRun checked(String id, NamePattern touchable) {
    return Await.answer(imports.check(id, touchable)).orElseThrow();
  }

  private ImportRun applied(String id, NamePattern touchable) {
    return Await.answer(imports.apply(id, touchable)).orElseThrow();
  }

  /** Applies while each question moves the clock, so that each thousand rows are stored. */
  private CompletionStage<Optional<ImportRun>> steppedApply(String id) {
    var parts = new ImportParts(store, new PlainCounterFiles(), ledger, updates,
        new Patience(Duration.ZERO, Duration.ZERO, () -> {
          time.advance(Duration.ofMillis(600));
          return time.instant();
        }));
    return new CounterImports(parts, Runnable::run, Runnable::run, () -> "").apply(id, NamePattern.ALL);
  }

  private ImportRun found(String id) {
    return Await.answer(imports.find(id)).orElseThrow();
  }

  private long value(String name) {
    Counter counter = ledger.find(List.of(new CounterName(name))).get(new CounterName(name));
    return Objects.requireNonNull(counter).value();
  }

  private List<AuditEntry> entries() {
    return trail.list(new AuditQuery(null, null, null, null, null, null, 100)).stream().map(record -> record.entry())
        .filter(entry -> entry.action() != AuditAction.COUNTER_DELETED).toList();
  }

  private static String rows(int count) {
    return IntStream.range(0, count).mapToObj(number -> "r." + number + "\n").collect(Collectors.joining());
  }
}
