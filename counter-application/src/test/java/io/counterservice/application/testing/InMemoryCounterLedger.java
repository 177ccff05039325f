package io.counterservice.application.testing;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ledger in memory, with its views. */
public final class InMemoryCounterLedger implements CounterLedger, CounterViews {
  private final Map<CounterName, Counter> counters = new TreeMap<>();
  private final Map<Update.RecordId, LedgerRows.Recorded> records = new HashMap<>();
  private final List<Change> journal = new ArrayList<>();
  private final Map<CounterName, Map<Instant, Long>> refusals = new HashMap<>();

  private final InMemoryAuditTrail trail;

  public InMemoryCounterLedger() {
    this(new InMemoryAuditTrail());
  }

  public InMemoryCounterLedger(InMemoryAuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public synchronized Decision commit(Batch batch) {
    Decision decision = batch.decide(new LedgerRows(counters, records));
    decision.deeds().forEach(deed -> trail.record(Audit.of(deed)));
    decision.counters().forEach(counter -> counters.put(counter.name(), counter));
    journal.addAll(decision.changes());
    records.putAll(decision.records());
    Instant minute = batch.at().truncatedTo(ChronoUnit.MINUTES);
    decision.refusals().forEach((name, count) -> refusals.computeIfAbsent(name, _ -> new TreeMap<>()).merge(minute, count, Long::sum));
    return decision;
  }

  /** How many changes of all counters there are. */
  public synchronized int journalSize() {
    return journal.size();
  }

  /** The refusals of a counter that stand beside no change, by minute. */
  public synchronized Map<Instant, Long> refusals(CounterName name) {
    return Map.copyOf(refusals.getOrDefault(name, Map.of()));
  }

  @Override
  public synchronized Map<CounterName, Counter> find(Collection<CounterName> names) {
    Map<CounterName, Counter> found = new HashMap<>();
    for (CounterName name : names) {
      Counter counter = counters.get(name);
      if (counter != null)
        found.put(name, counter);
    }
    return found;
  }

  @Override
  public synchronized LedgerRows rowsOf(Update update) {
    Counter counter = counters.get(update.counter());
    return new LedgerRows(counter == null ? Map.of() : Map.of(update.counter(), counter), Map.of());
  }

  @Override
  public synchronized List<Counter> list(CounterQuery query) {
    List<Counter> all = List.copyOf(counters.values());
    return (query.descending() ? all.reversed() : all).stream().filter(counter -> selects(query, counter)).limit(query.limit()).toList();
  }

  @Override
  public synchronized List<Change> changes(CounterName name, long after, Instant notBefore, int limit) {
    Instant first = notBefore.truncatedTo(ChronoUnit.MICROS);
    return journal.stream().filter(change -> change.counter().equals(name) && change.to().number() > after && !change.at().isBefore(first))
        .limit(limit).toList();
  }

  @Override
  public synchronized Map<CounterName, Version> versions(Collection<CounterName> names) {
    Map<CounterName, Version> versions = new HashMap<>();
    find(names).forEach((name, counter) -> versions.put(name, counter.version()));
    return versions;
  }

  @Override
  public synchronized Map<CounterName, Version> versions(String prefix, int limit) {
    Map<CounterName, Version> versions = new HashMap<>();
    counters.values().stream().filter(counter -> !counter.deleted() && counter.name().value().startsWith(prefix)).limit(limit)
        .forEach(counter -> versions.put(counter.name(), counter.version()));
    return versions;
  }

  /** Of all counters, tombstones included, in byte order. */
  public synchronized List<CounterName> names() {
    return List.copyOf(counters.keySet());
  }

  /** Becomes what another was at some time: a back-up is restored. */
  public synchronized void restore(InMemoryCounterLedger backup) {
    counters.clear();
    counters.putAll(backup.counters);
    records.clear();
    records.putAll(backup.records);
    journal.clear();
    journal.addAll(backup.journal);
  }

  private static boolean selects(CounterQuery query, Counter counter) {
    String name = counter.name().value();
    return !counter.deleted() && query.visible().matches(counter.name()) && name.startsWith(query.prefix())
        && (query.after() == null || (query.descending() ? name.compareTo(query.after()) < 0 : name.compareTo(query.after()) > 0))
        && counter.definition().labels().entrySet().containsAll(query.labels().entrySet());
  }
}
