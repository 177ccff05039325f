package io.counterservice.application.files;

import io.counterservice.application.files.ImportWork.OvertakenException;
import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Sums;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.application.port.out.ImportStore;
import io.counterservice.domain.access.NamePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Imports: files into the store, and from there, on threads of their own, into counters. */
public final class CounterImports implements ImportCounters {
  /** How many files come in at once on a node: each holds memory and a connection for as long as its sender likes. */
  static final int UPLOADS_AT_ONCE_MAX = 8;
  private static final Duration UPLOAD_LONGEST = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofHours(1);
  private final Semaphore places = new Semaphore(UPLOADS_AT_ONCE_MAX);
  private final Duration uploadLongest;
  private final ImportParts parts;
  private final ImportStore store;
  private final Executor quick;
  private final Executor patient;
  private final Supplier<String> ids;

  /**
   * @param quick runs single questions to the store
   * @param patient runs what takes as long as a file has rows; refuses where too many do already
   * @param ids never gives one twice, and nobody can guess the next
   */
  public CounterImports(ImportParts parts, Executor quick, Executor patient, Supplier<String> ids) {
    this(parts, quick, patient, ids, UPLOAD_LONGEST);
  }

  /** @param uploadLongest how long a file may be on its way */
  CounterImports(ImportParts parts, Executor quick, Executor patient, Supplier<String> ids, Duration uploadLongest) {
    this.uploadLongest = uploadLongest;
    this.parts = parts;
    this.store = parts.store();
    this.quick = quick;
    this.patient = patient;
    this.ids = ids;
  }

  @Override
  public CompletionStage<ImportRun> stage(ImportRun.Source source, Flow.Publisher<byte[]> bytes) {
    if (!places.tryAcquire())
      return CompletableFuture.failedStage(new UnavailableException(Reason.OVERLOADED));
    String id = ids.get();
    return upload(ImportRun.begin(id, source, parts.now()), bytes).whenComplete((_, _) -> places.release())
        .thenCompose(run -> Blocking.askPatiently(patient, () -> readThrough(run))).whenComplete((_, failure) -> {
          if (failure != null)
            remove(id).exceptionally(_ -> Optional.empty());
        });
  }

  @Override
  public CompletionStage<Optional<ImportRun>> check(String id, NamePattern touchable) {
    return Blocking.askPatiently(patient, () -> store.find(id).map(run -> {
      Instant now = parts.now();
      boolean isOpen = run.phase() == Phase.STAGED || (run.phase() == Phase.CHECKING && run.isStopped(now));
      return isOpen ? walk(run.listing(List.of(), List.of()).then(Phase.CHECKING, Sums.NONE, now), touchable) : run;
    }));
  }

  @Override
  public CompletionStage<Optional<ImportRun>> apply(String id, NamePattern touchable) {
    return Blocking.askPatiently(patient, () -> store.find(id).map(run -> {
      Instant now = parts.now();
      if (run.phase() == Phase.STAGED || run.phase() == Phase.CHECKED)
        return walk(run.listing(List.of(), List.of()).then(Phase.APPLYING, Sums.NONE, now), touchable);
      boolean goesOn = run.phase() == Phase.APPLYING && run.isStopped(now);
      return goesOn ? walk(run.then(Phase.APPLYING, run.sums(), now), touchable) : run;
    }));
  }

  @Override
  public CompletionStage<Optional<ImportRun>> find(String id) {
    return Blocking.ask(quick, () -> store.find(id));
  }

  @Override
  public CompletionStage<Optional<ImportRun>> remove(String id) {
    return Blocking.ask(quick, () -> {
      Optional<ImportRun> run = store.find(id);
      store.remove(id);
      return run;
    });
  }

  /** Forgets what nobody worked on for an hour; the audit trail tells of what was applied in part. To be called every so often. */
  public void tidy() {
    try {
      Instant now = parts.now();
      for (ImportRun run : store.changedBefore(now.minus(KEPT)))
        if (run.phase() != Phase.APPLYING || store.replace(run.then(Phase.APPLIED, run.sums(), now), ImportWork.entry(run, now)))
          store.remove(run.id());
    } catch (UnavailableException _) {
      // the store has told the log; the next round comes
    }
  }

  private CompletionStage<ImportRun> upload(ImportRun run, Flow.Publisher<byte[]> bytes) {
    return Blocking.ask(quick, () -> {
      store.insert(run);
      return run;
    }).thenCompose(_ -> {
      Upload upload = new Upload(store, run.id(), quick);
      bytes.subscribe(upload);
      return upload.doneWithin(uploadLongest).thenApply(_ -> run);
    });
  }

  private ImportRun readThrough(ImportRun run) {
    long[] rows = {0};
    parts.files().read(new StagedFile(store, run.id()), run.source().format(), (FileRow _) -> {
      if (++rows[0] > ROWS_MAX)
        throw new UnreadableFileException("body", "must have at most " + ROWS_MAX + " rows");
    });
    ImportRun read = run.then(Phase.STAGED, Sums.NONE, parts.now()).of(rows[0]);
    if (!store.replace(read, null))
      throw new IllegalStateException("somebody knows an import of which nobody was told");
    return read;
  }

  /** The walk of whoever stores first that there is one; the others are told how the import stands. */
  private ImportRun walk(ImportRun begun, NamePattern touchable) {
    try {
      return store.replace(begun, null) ? new ImportWork(parts, new ImportTask(begun, touchable)).walk() : latest(begun);
    } catch (OvertakenException _) {
      return latest(begun);
    }
  }

  private ImportRun latest(ImportRun known) {
    return store.find(known.id()).orElse(known);
  }
}
