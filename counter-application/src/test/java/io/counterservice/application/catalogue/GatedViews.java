package io.counterservice.application.catalogue;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.testing.Gate;
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
import org.jspecify.annotations.Nullable;

/** Views whose reads have seen what they will tell, and wait at a gate before they tell it. */
final class GatedViews implements CounterViews {
  private final CounterViews views;
  private final Gate<Collection<CounterName>> gate = new Gate<>();
  private volatile @Nullable RuntimeException failure;

  GatedViews(CounterViews views) {
    this.views = views;
  }

  Gate<Collection<CounterName>> gate() {
    return gate;
  }

  void failWith(RuntimeException thrown) {
    failure = thrown;
  }

  @Override
  public Map<CounterName, Counter> find(Collection<CounterName> names) {
    RuntimeException thrown = failure;
    if (thrown != null)
      throw thrown;
    Map<CounterName, Counter> found = views.find(names);
    gate.arrive(names);
    return found;
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
  public List<Change> changes(CounterName name, long after, Instant notBefore, int limit) {
    return views.changes(name, after, notBefore, limit);
  }

  @Override
  public Map<CounterName, Version> versions(Collection<CounterName> names) {
    return views.versions(names);
  }

  @Override
  public Map<CounterName, Version> versions(String prefix, int limit) {
    return views.versions(prefix, limit);
  }
}
