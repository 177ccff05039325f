package io.counterservice.application.files;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.in.ExportCounters;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Counter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Exports on threads that may block. */
public final class CounterExports implements ExportCounters {
  /** Some kilobytes of rows: what a slow reader leaves waiting is a few of these. */
  private static final int ROWS_EACH = 50;
  private final CounterViews views;
  private final CounterFiles files;
  private final AuditTrail trail;
  private final Executor readers;
  private final InstantSource clock;

  /** @param readers its threads may block */
  public CounterExports(CounterViews views, CounterFiles files, AuditTrail trail, Executor readers, InstantSource clock) {
    this.views = views;
    this.files = files;
    this.trail = trail;
    this.readers = readers;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Piece> export(CounterQuery query, FileFormat format, Caller by) {
    return Blocking.ask(readers, () -> {
      boolean isFirst = query.after() == null;
      if (isFirst)
        trail.record(Audit.of(AuditAction.COUNTERS_EXPORTED, query.prefix(), by, clock.instant().truncatedTo(ChronoUnit.MICROS)));
      return piece(views.list(query), query.limit(), format, isFirst);
    });
  }

  private Piece piece(List<Counter> counters, int limit, FileFormat format, boolean isFirst) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < counters.size() || (isFirst && from == 0); from += ROWS_EACH)
      parts.add(files.write(counters.subList(from, Math.min(counters.size(), from + ROWS_EACH)), format, isFirst && from == 0));
    return new Piece(parts, counters.size() < limit ? null : counters.getLast().name().value());
  }
}
