package io.counterservice.application.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.commit.CommitLimits;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Source;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryImportStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.application.testing.PlainCounterFiles;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that come in: all of it, in parts of any size, so many at once, and in time; or nothing. */
class CounterUploadsTest {
  private static final Source SOURCE = new Source(new Caller(Actor.user("anna"), ""), FileFormat.CSV, "stock.csv");
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-21T10:00:00Z"));
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger(trail);
  private final InMemoryImportStore store = new InMemoryImportStore(trail);
  private final CommitPipeline updates = new CommitPipeline(ledger, ledger,
      new CommitLimits(2, new LaneLimits(1_000, 100_000, Duration.ofSeconds(10))),
      new CommitPipeline.Rules(true, time, time::nanoTime), CommitListener.SILENT, Runnable::run);
  private final AtomicInteger lastId = new AtomicInteger();
  private final CounterImports imports = imports(LONGEST);

  @AfterEach
  void end() {
    Await.closed(updates);
  }

  private CounterImports imports(Duration uploadLongest) {
    var patience = new Patience(Duration.ZERO, Duration.ofMillis(1), time);
    return new CounterImports(new ImportParts(store, new PlainCounterFiles(), ledger, updates, patience), Runnable::run, Runnable::run,
        () -> "i-" + lastId.incrementAndGet(), uploadLongest);
  }

  @Test
  void stages_a_file_in_parts_of_any_size() {
    String file = "abcdefgh\n".repeat(100_000);
    var run = Await.answer(imports.stage(SOURCE, new Pieces(file, 777)));
    assertThat(run.total()).isEqualTo(100_000);
    assertThat(run.phase()).isEqualTo(Phase.STAGED);
    assertThat(store.part("i-1", 0)).hasValueSatisfying(part -> assertThat(part).hasSize(1 << 18));
    assertThat(store.part("i-1", 2)).isPresent();
    assertThat(ledger.journalSize()).isZero();
    assertThat(new String(whole(new StagedFile(store, "i-1")), StandardCharsets.UTF_8)).isEqualTo(file);
  }

  @Test
  void what_is_no_file_of_counters_is_not_kept() {
    assertThatThrownBy(() -> Await.answer(imports.stage(SOURCE, new Pieces(new byte[] {(byte) 0xff, '\n'}, 5))))
        .hasRootCauseInstanceOf(UnreadableFileException.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void what_breaks_off_or_is_too_long_is_not_kept() {
    var broken = new SubmissionPublisher<byte[]>(Runnable::run, 1);
    var staged = imports.stage(SOURCE, broken);
    broken.submit(new byte[] {'a'});
    broken.closeExceptionally(new IllegalStateException("gone"));
    assertThatThrownBy(() -> Await.answer(staged)).hasRootCauseMessage("gone");
    var endless = imports.stage(SOURCE, new Pieces(new byte[1 << 20], 1 << 20, ImportCounters.BYTES_MAX / (1 << 20) + 1));
    assertThatThrownBy(() -> Await.answer(endless)).hasRootCauseInstanceOf(UnreadableFileException.class);
    assertThat(store.size()).isZero();
  }

  @Test
  void too_many_rows_are_no_file() {
    assertThatThrownBy(() -> Await.answer(imports.stage(SOURCE, new Pieces("a\n".repeat(ImportCounters.ROWS_MAX + 1), 4_096))))
        .hasRootCauseMessage("body must have at most 1000000 rows");
  }

  @Test
  void so_many_files_come_in_at_once_and_each_gives_its_place_back() {
    for (int round = 0; round < 2; round++) {
      var senders = new ArrayList<SubmissionPublisher<byte[]>>();
      var staged = new ArrayList<CompletionStage<ImportRun>>();
      for (int number = 0; number < CounterImports.UPLOADS_AT_ONCE_MAX; number++) {
        senders.add(new SubmissionPublisher<>(Runnable::run, 1));
        staged.add(imports.stage(SOURCE, senders.getLast()));
      }
      int known = store.size();
      var tooMany = new SubmissionPublisher<byte[]>(Runnable::run, 1);
      assertThat(Await.failure(imports.stage(SOURCE, tooMany))).isInstanceOfSatisfying(UnavailableException.class,
          failure -> assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED));
      assertThat(tooMany.hasSubscribers()).isFalse();
      assertThat(store.size()).isEqualTo(known);
      senders.getFirst().submit(new byte[] {(byte) 0xff});
      senders.get(1).closeExceptionally(new IllegalStateException("gone"));
      senders.forEach(SubmissionPublisher::close);
      assertThat(staged.stream().filter(one -> one.toCompletableFuture().isCompletedExceptionally())).hasSize(2);
    }
    store.breakDown(true);
    for (int number = 0; number < CounterImports.UPLOADS_AT_ONCE_MAX; number++)
      assertThat(Await.failure(imports.stage(SOURCE, new Pieces("a", 1)))).hasMessage(Reason.DATABASE.name());
    store.breakDown(false);
    assertThat(Await.answer(imports.stage(SOURCE, new Pieces("a", 1))).total()).isEqualTo(1);
  }

  @Test
  void a_file_that_is_too_slow_is_not_kept_and_gives_its_place_back() {
    var hasty = imports(Duration.ofMillis(20));
    for (int number = 0; number <= CounterImports.UPLOADS_AT_ONCE_MAX; number++) {
      var slow = new SubmissionPublisher<byte[]>(Runnable::run, 1);
      var staged = hasty.stage(SOURCE, slow);
      slow.submit(new byte[] {'a'});
      assertThat(Await.failure(staged)).isInstanceOf(UnreadableFileException.class);
      assertThat(slow.hasSubscribers()).isFalse();
    }
    assertThat(store.size()).isZero();
  }

  private static byte[] whole(InputStream file) {
    try {
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
