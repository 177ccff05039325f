package io.counterservice.application.history;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Timeline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Histories, read on threads that may block; what would take too much is not begun. */
public final class HistoryReads implements ReadHistory {
  private final HistoryStore store;
  private final CounterViews views;
  private final InstantSource clock;
  private final Executor readers;

  /** @param readers its threads may block */
  public HistoryReads(HistoryStore store, CounterViews views, InstantSource clock, Executor readers) {
    this.store = store;
    this.views = views;
    this.clock = clock;
    this.readers = readers;
  }

  @Override
  public CompletionStage<Answer> read(List<CounterName> names, Timeline timeline) {
    return Blocking.ask(readers, () -> bounded(names, timeline, () -> new Told(store.read(names, timeline))));
  }

  @Override
  public CompletionStage<Answer> sum(String prefix, Timeline timeline) {
    return Blocking.ask(readers, () -> {
      Collection<CounterName> names = views.versions(prefix, SUM_MAX + 1).keySet();
      return names.size() > SUM_MAX
          ? new TooManyCounters()
          : bounded(names, timeline, () -> new Told(List.of(store.sum(names, timeline))));
    });
  }

  @Override
  public CompletionStage<Optional<PastValue>> at(CounterName name, Instant instant) {
    return Blocking.ask(readers, () -> store.at(name, instant));
  }

  private Answer bounded(Collection<CounterName> names, Timeline timeline, Supplier<Answer> answer) {
    long periods = names.size() * timeline.periods(clock.instant());
    return periods > PERIODS_MAX ? new TooMuch(periods) : answer.get();
  }
}
