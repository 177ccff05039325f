package io.counterservice.application.feed;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Views that fail while they are told to, and whose journal has lost its beginning where it is told so. */
final class FlakyViews implements CounterViews {
  private final CounterViews views;
  private final Map<CounterName, Long> forgotten = new HashMap<>();
  private boolean failing;

  FlakyViews(CounterViews views) {
    this.views = views;
  }

  void failing(boolean fails) {
    failing = fails;
  }

  /** The journal of a counter loses its rows up to a version. */
  void forget(CounterName name, long version) {
    forgotten.merge(name, version, Math::max);
  }

  @Override
  public Map<CounterName, Counter> find(Collection<CounterName> names) {
    check();
    return views.find(names);
  }

  @Override
  public LedgerRows rowsOf(Update update) {
    return views.rowsOf(update);
  }

  @Override
  public List<Counter> list(CounterQuery query) {
    return views.list(query);
  }

  @Override
  public List<Change> changes(CounterName name, long after, int limit) {
    check();
    return views.changes(name, Math.max(after, forgotten.getOrDefault(name, -1L)), limit);
  }

  @Override
  public List<Change> changes(CounterName name, long after, Instant notBefore, int limit) {
    check();
    return views.changes(name, Math.max(after, forgotten.getOrDefault(name, -1L)), notBefore, limit);
  }

  @Override
  public Map<CounterName, Version> versions(Collection<CounterName> names) {
    check();
    return views.versions(names);
  }

  @Override
  public Map<CounterName, Version> versions(String prefix, int limit) {
    check();
    return views.versions(prefix, limit);
  }

  private void check() {
    if (failing)
      throw new UnavailableException(Reason.DATABASE);
  }
}
