package io.counterservice.application.testing;

import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a ledger in memory holds, with roll-ups up to where they were asked for; single counters may be tampered with. */
public final class InMemoryLedgerEvidence implements LedgerEvidence {
  private final InMemoryCounterLedger ledger;
  private final Map<CounterName, Long> rolled = new HashMap<>();
  private final Map<CounterName, List<Refused>> refused = new HashMap<>();
  private final Map<CounterName, Consumer<StoredCounter>> tampering = new HashMap<>();

  public InMemoryLedgerEvidence(InMemoryCounterLedger ledger) {
    this.ledger = ledger;
  }

  /** Rolls up everything there is now. */
  public void rollUp() {
    ledger.versions(ledger.names()).forEach((name, version) -> rolled.put(name, version.number()));
    for (CounterName name : ledger.names())
      refused.put(name,
          new TreeMap<>(ledger.refusals(name)).entrySet().stream().map(of -> new Refused(of.getKey(), of.getValue())).toList());
  }

  /** Shows a counter otherwise than it is. */
  public void tamper(CounterName name, Consumer<StoredCounter> with) {
    tampering.put(name, with);
  }

  @Override
  public <R> List<R> page(@Nullable CounterName after, int limit, Function<Evidence, R> examination) {
    List<R> examined = new ArrayList<>();
    for (CounterName name : ledger.names())
      if (examined.size() < limit && (after == null || name.compareTo(after) > 0))
        one(name, examination).ifPresent(examined::add);
    return examined;
  }

  @Override
  public <R> Optional<R> one(CounterName name, Function<Evidence, R> examination) {
    Counter counter = ledger.find(List.of(name)).get(name);
    if (counter == null)
      return Optional.empty();
    List<Change> changes = ledger.changes(name, -1, Integer.MAX_VALUE);
    StoredCounter stored = new StoredCounter(counter, changes, refused.getOrDefault(name, List.of()), rolled.getOrDefault(name, -1L));
    tampering.getOrDefault(name, _ -> {
    }).accept(stored);
    return Optional.ofNullable(examination.apply(stored));
  }

  @Override
  public long counters() {
    return ledger.names().size();
  }
}
