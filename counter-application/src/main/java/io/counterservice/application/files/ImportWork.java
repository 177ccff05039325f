package io.counterservice.application.files;

import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Fault;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Deed;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One walk through the file of an import, by one thread. How far it is, is stored every so often; where somebody else has stored since, the
 * walk ends.
 */
final class ImportWork {
  private static final int ROWS_TOGETHER_MAX = 1_000;
  private static final Duration BETWEEN_SIGNS = Duration.ofMillis(500);
  private final ImportParts parts;
  private final ImportTask task;
  private final ImportTally tally;
  private final NamesSeen names = new NamesSeen();
  private final List<FileRow> waiting = new ArrayList<>();
  private ImportRun stored;
  private long toSkip;

  /** Somebody else works on the import. */
  static final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OvertakenException() {
      super("overtaken", null, false, false);
    }
  }

  /** @param task of which the phase says what to do, and the sums where to go on */
  ImportWork(ImportParts parts, ImportTask task) {
    this.parts = parts;
    this.task = task;
    this.stored = task.run();
    this.tally = new ImportTally(stored);
    this.toSkip = stored.sums().rows();
  }

  /** Goes through the file and says how the import stands then. */
  ImportRun walk() {
    parts.files().read(new StagedFile(parts.store(), stored.id()), stored.source().format(), this::take);
    settle();
    Instant now = now();
    ImportRun end = stored.then(task.applies() ? Phase.APPLIED : Phase.CHECKED, tally.sums(), now).listing(tally.problems(),
        tally.differences());
    store(end, task.applies() ? entry(end, now) : null);
    return end;
  }

  /** What the audit trail tells of an import that is over, done or not. */
  static AuditEntry entry(ImportRun run, Instant at) {
    var sums = new TreeMap<>(Map.of("rows", text(run.sums().rows()), "created", text(run.sums().created()), "changed",
        text(run.sums().changed()), "unchanged", text(run.sums().unchanged()), "refused", text(run.sums().refused())));
    if (!run.source().file().isEmpty())
      sums.put("file", run.source().file());
    return Audit.of(AuditAction.COUNTERS_IMPORTED, run.id(), sums, run.source().by(), at);
  }

  private void take(FileRow row) {
    FileRow checked = checked(row);
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    waiting.add(checked);
    if (waiting.size() == ROWS_TOGETHER_MAX) {
      settle();
      giveSign();
    }
  }

  private FileRow checked(FileRow row) {
    return switch (row) {
      case FileRow.Wanted wanted when !names.add(wanted.name()) ->
        new FileRow.Wrong(wanted.line(), wanted.name().value(), "name", "must not stand in the file twice");
      case FileRow.Wanted _,FileRow.Wrong _ -> row;
    };
  }

  private void settle() {
    List<FileRow.Wanted> wanted = waiting.stream().filter(this::isTouchable).map(FileRow.Wanted.class::cast).toList();
    List<RowChunk> tries = new ArrayList<>();
    Iterator<Answer> answers = parts.patience().ask(() -> attempt(wanted, tries)).iterator();
    for (FileRow row : waiting)
      switch (row) {
        case FileRow.Wrong(long line, String name, String field, String rule) ->
          tally.refused(new Problem(line, name, Fault.INVALID, field, rule));
        case FileRow.Wanted one when !isTouchable(one) -> tally.refused(
            new Problem(one.line(), one.name().value(), Fault.FORBIDDEN, "name", "must match " + task.touchable().text()));
        case FileRow.Wanted one when tries.getLast().isMet(one) -> countMet(one, tries.getFirst());
        case FileRow.Wanted one -> count(one, tries.getFirst(), answers.next().outcome());
      }
    waiting.clear();
  }

  /** Compares with what is there each time, which saves operations: what an earlier try applied is asked for again only where it moved. */
  private List<Answer> attempt(List<FileRow.Wanted> rows, List<RowChunk> tries) {
    List<CounterName> wanted = rows.stream().map(FileRow.Wanted::name).toList();
    RowChunk chunk = RowChunk.of(rows, rows.isEmpty() ? Map.of() : parts.views().find(wanted), task);
    tries.add(chunk);
    if (chunk.updates().isEmpty())
      return List.of();
    return task.applies() ? Patience.answer(parts.updates().updateEach(chunk.updates())) : chunk.decide(now());
  }

  /** A row whose counter is so: it was so at first, or became so by an earlier try. */
  private void countMet(FileRow.Wanted row, RowChunk first) {
    if (first.isMet(row))
      tally.unchanged();
    else
      tally.made(first.living(row) == null);
  }

  private void count(FileRow.Wanted row, RowChunk chunk, Outcome outcome) {
    switch (outcome) {
      case Outcome.Applied applied -> {
        tally.made(applied.created());
        if (!task.applies() && tally.listsMore() && applied.counter() != null)
          tally.list(difference(row, chunk.living(row), applied.counter()));
      }
      case Outcome.Refused refused -> tally.refused(RowChunk.problem(row, refused));
      case Outcome.Withheld _ -> throw new IllegalStateException("each row is asked for by itself");
    }
  }

  private Difference difference(FileRow.Wanted row, @Nullable Counter before, Counter after) {
    var update = Update.of(row.name(), row.operation(), task.by().actor());
    AuditEntry entry = Audit.of(new Deed(update, before, after));
    return new Difference(row.line(), row.name().value(), entry.before(), entry.after());
  }

  private boolean isTouchable(FileRow row) {
    return row instanceof FileRow.Wanted wanted && task.touchable().matches(wanted.name());
  }

  private void giveSign() {
    if (Duration.between(stored.changedAt(), now()).compareTo(BETWEEN_SIGNS) >= 0)
      store(stored.then(stored.phase(), tally.sums(), now()).listing(tally.problems(), List.of()), null);
  }

  private void store(ImportRun next, @Nullable AuditEntry entry) {
    if (!parts.patience().ask(() -> parts.store().replace(next, entry) || isStored(next)))
      throw new OvertakenException();
    stored = next;
  }

  /** Whether an earlier try was stored and only its answer got lost: whoever overtakes has other sums, or another phase. */
  private boolean isStored(ImportRun next) {
    return parts.store().find(next.id()).filter(found -> found.revision() == next.revision() && found.phase() == next.phase()
        && found.sums().equals(next.sums())).isPresent();
  }

  private Instant now() {
    return parts.now();
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
