package io.counterservice.application.port.out;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads committed counters without locking them. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}. */
public interface CounterViews {
  /** The counters of these names, tombstones included; none of a name that never was one. */
  Map<CounterName, Counter> find(Collection<CounterName> names);

  /** What a decision on this update would be made from, tombstones included; remembered outcomes are left out. */
  LedgerRows rowsOf(Update update);

  List<Counter> list(CounterQuery query);

  /** The first so many rows of a counter's journal after a version; looks at all there are, day by day. */
  default List<Change> changes(CounterName name, long after, int limit) {
    return changes(name, after, Instant.EPOCH, limit);
  }

  /**
   * The same for one who knows when that version was made, or any instant before, and so spares looking at the days before it: the
   * instants of a counter never go back.
   *
   * @param notBefore rows before it are left out; counts in microseconds, what is below is cut off
   */
  List<Change> changes(CounterName name, long after, Instant notBefore, int limit);

  /** The versions of these counters, tombstones included. */
  Map<CounterName, Version> versions(Collection<CounterName> names);

  /** The versions of the first so many counters in name order whose names begin so, tombstones left out. */
  Map<CounterName, Version> versions(String prefix, int limit);
}
