package io.counterservice.application.port.in;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reads counters exactly: an answer sees every change acknowledged before the question. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException} and nothing else.
 */
public interface ReadCounters {
  /** The counter, or nothing where it is unknown or deleted. */
  CompletionStage<Optional<Counter>> find(CounterName name);

  /** The counters a query selects, in name order, at most its limit. */
  CompletionStage<List<Counter>> list(CounterQuery query);

  /** The changes of a counter with {@code to} above a version, in order, at most {@code limit}; whole rows. */
  CompletionStage<List<Change>> changes(CounterName name, long after, int limit);
}
