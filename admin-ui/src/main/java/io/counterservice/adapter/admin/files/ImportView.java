package io.counterservice.adapter.admin.files;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.application.port.ImportRun.Sums;
import io.counterservice.domain.counter.CounterDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An import on its page.
 *
 * @param title what is or was done with it
 * @param owner the name of who brought the file
 * @param stopped whether somebody worked on it who is gone
 * @param applicable whether there is something to apply
 */
record ImportView(String id, String title, String file, String owner, Phase phase, boolean busy, boolean stopped, boolean applicable,
    long done,
    long total,
    Sums sums, List<Problem> problems, List<Line> lines) {
  private static final int SHOWN_MAX = 50;
  private static final Map<String, String> DEFAULTS = CounterDefinition.DEFAULT.facts();

  /** A row that changes something. */
  record Line(long line, String name, boolean created, List<Fact> facts) {}

  /** A part that changes; null where it was not, or is not any more. */
  record Fact(String field, @Nullable String before, @Nullable String after) {}

  static ImportView of(ImportRun run, Instant now) {
    String file = run.source().file().isEmpty() ? "pasted rows" : run.source().file();
    boolean changes = run.sums().created() + run.sums().changed() > 0;
    return new ImportView(run.id(), title(run.phase()), file, run.source().by().actor().name(), run.phase(),
        run.isBusy(now) || run.phase() == Phase.STAGED,
        run.isStopped(now),
        run.phase() == Phase.CHECKED && changes, run.sums().rows(), run.total(), run.sums(),
        run.problems().stream().limit(SHOWN_MAX).toList(), run.differences().stream().limit(SHOWN_MAX).map(ImportView::line).toList());
  }

  /** A number as people write it. */
  public String text(long number) {
    return Numbers.text(number);
  }

  private static String title(Phase phase) {
    return switch (phase) {
      case STAGED, CHECKING -> "Checking";
      case CHECKED -> "What would change";
      case APPLYING -> "Importing";
      case APPLIED -> "Imported";
    };
  }

  /** What a new counter has as any other has is left out. */
  private static Line line(Difference difference) {
    boolean created = difference.before().isEmpty() && difference.after().containsKey("initialValue");
    var fields = new TreeSet<>(difference.before().keySet());
    fields.addAll(difference.after().keySet());
    List<Fact> facts = fields.stream().map(field -> new Fact(field, difference.before().get(field), difference.after().get(field)))
        .filter(fact -> !created || !Objects.equals(DEFAULTS.get(fact.field), fact.after)).toList();
    return new Line(difference.line(), difference.name(), created, facts);
  }
}
