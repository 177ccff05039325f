package io.counterservice.application.files;

import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.ImportRun.Fault;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Outcome.Standing;
import io.counterservice.domain.counter.Refusal;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are compared with the counters together, no name twice among them.
 *
 * @param updates what is asked for: of the rows whose counters are not so already, in their order
 */
record RowChunk(List<FileRow.Wanted> rows, Map<CounterName, Counter> counters, List<Update> updates) {

  /** The rows and the counters as they stand. */
  static RowChunk of(List<FileRow.Wanted> rows, Map<CounterName, Counter> counters, ImportTask task) {
    return new RowChunk(rows, counters,
        rows.stream().filter(row -> !isMet(row, counters)).map(task::update).toList());
  }

  /** What would be answered now; changes nothing. */
  List<Answer> decide(Instant at) {
    var batch = new Batch(List.of(new Request(updates, false)), at, false);
    return batch.decide(new LedgerRows(counters, Map.of())).answers().getFirst();
  }

  boolean isMet(FileRow.Wanted row) {
    return isMet(row, counters);
  }

  /** The counter of a row, where there is one and no tombstone. */
  @Nullable
  Counter living(FileRow.Wanted row) {
    Counter counter = counters.get(row.name());
    return counter == null || counter.deleted() ? null : counter;
  }

  private static boolean isMet(FileRow.Wanted row, Map<CounterName, Counter> counters) {
    Counter counter = counters.get(row.name());
    return counter != null && row.isMetBy(counter);
  }

  static Problem problem(FileRow.Wanted row, Outcome.Refused refused) {
    Standing seen = refused.seen();
    return switch (refused.refusal()) {
      case Refusal.AboveMaximum above -> new Problem(row.line(), row.name().value(), Fault.ABOVE_MAXIMUM, "value",
          "must be at most " + Objects.requireNonNull(seen).bounds().maximum() + ", but is " + above.attempted());
      case Refusal.BelowMinimum below -> new Problem(row.line(), row.name().value(), Fault.BELOW_MINIMUM, "value",
          "must be at least " + Objects.requireNonNull(seen).bounds().minimum() + ", but is " + below.attempted());
      case Refusal.BoundsExcludeValue(var next) -> new Problem(row.line(), row.name().value(), Fault.BOUNDS_EXCLUDE_VALUE, "value",
          "must be given with bounds %d to %d, for it is %d now".formatted(next.minimum(), next.maximum(),
              Objects.requireNonNull(seen).value()));
      case Refusal.KeyReused _,Refusal.NotFound _,Refusal.AlreadyExists _,Refusal.StaleVersion _,Refusal.StaleDefinition _,Refusal.InvalidDefinition _ ->
        throw new IllegalStateException("a row is refused as " + refused.refusal());
    };
  }
}
