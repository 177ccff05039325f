package io.counterservice.application.port.out;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Reach;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Rollup;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of counters, deleted ones too, as it stands there and without believing any of it. What one call tells is of one moment.
 * Every method blocks, for minutes where much is stored, and throws {@link io.counterservice.application.port.UnavailableException}.
 */
public interface LedgerEvidence {
  /**
   * What a counter says of itself.
   *
   * @param seed the value before its first change
   * @param rolled the last version that is rolled up; -1 where none is
   * @param since when the first change was made that was ever rolled up; null where none was
   */
  record Claim(CounterName name, long seed, long value, long version, long rolled, @Nullable Instant since, Reach reach) {}

  /**
   * One row of the journal.
   *
   * @param sets operations that set or reset the value
   */
  record Entry(long from, long to, long before, long after, long low, long high, long increments, long decrements, long sets,
      long refusals, Instant at) {}

  /** From which version and value to which the changes of a period lead. */
  record Span(long from, long to, long before, long after) {}

  /**
   * What is stored of one period.
   *
   * @param span null where the period saw refusals alone
   */
  record Stored(Instant start, @Nullable Span span, Rollup rollup) {}

  /** So many refusals of a minute that stand beside no change are rolled up. */
  record Refused(Instant minute, long refusals) {}

  /**
   * What is stored of one counter. Each iterator may be asked for once, is read as rows come in, and ends with the call it is for. What lies
   * before the reach of its kind is left out.
   */
  interface Evidence {
    Claim claim();

    /** In order of time. */
    Iterator<Stored> rollups(Resolution resolution);

    /** In order of version. */
    Iterator<Entry> changes();

    /** In order of time, from the reach of the changes on. */
    Iterator<Refused> refusals();
  }

  /** Has the first so many counters after a name examined, in byte order; from the first one where there is no name. */
  <R> List<R> page(@Nullable CounterName after, int limit, Function<Evidence, R> examination);

  /** Has one counter examined; empty where there never was one of this name. */
  <R> Optional<R> one(CounterName name, Function<Evidence, R> examination);

  /** How many counters there are, deleted ones included. */
  long counters();
}
