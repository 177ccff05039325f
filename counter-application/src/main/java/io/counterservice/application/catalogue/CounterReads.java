package io.counterservice.application.catalogue;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.lane.Lane;
import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** Exact reads, coalesced: one query answers every read that was waiting when it started; none joins a query under way. */
public final class CounterReads implements ReadCounters, AutoCloseable {
  private final CounterViews views;
  private final Executor readers;
  private final Lane<CounterName, Optional<Counter>> lane;

  /** @param readers runs lists and journals; its threads may block */
  public CounterReads(CounterViews views, LaneLimits limits, LongSupplier nanoTime, Executor readers) {
    this.views = views;
    this.readers = readers;
    this.lane = new Lane<CounterName, Optional<Counter>>("read", limits, nanoTime, this::findAll).start();
  }

  @Override
  public CompletionStage<Optional<Counter>> find(CounterName name) {
    return findRow(name).thenApply(found -> found.filter(counter -> !counter.deleted()));
  }

  /** The counter or its tombstone; nothing where there never was one. */
  CompletionStage<Optional<Counter>> findRow(CounterName name) {
    if (lane.reserve(1))
      return lane.ask(name, 1);
    return CompletableFuture.failedStage(new UnavailableException(Reason.OVERLOADED));
  }

  @Override
  public CompletionStage<List<Counter>> list(CounterQuery query) {
    return Blocking.ask(readers, () -> views.list(query));
  }

  @Override
  public CompletionStage<List<Change>> changes(CounterName name, long after, int limit) {
    return Blocking.ask(readers, () -> views.changes(name, after, limit));
  }

  /** How long the query has taken so far that is under way; zero when none is. */
  public Duration busyFor() {
    return lane.busyFor();
  }

  /** Turns away what has waited too long. */
  public void sweep() {
    lane.sweep();
  }

  @Override
  public void close() {
    lane.close();
  }

  private List<Optional<Counter>> findAll(List<CounterName> names, int weight, int waiting) {
    Map<CounterName, Counter> found = views.find(new HashSet<>(names));
    List<Optional<Counter>> answers = new ArrayList<>(names.size());
    for (CounterName name : names)
      answers.add(Optional.ofNullable(found.get(name)));
    return answers;
  }
}
