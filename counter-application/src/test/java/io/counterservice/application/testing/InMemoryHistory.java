package io.counterservice.application.testing;

import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Rollup;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Histories summed up from all changes anew each time, from the first to the last; nothing is ever dropped. */
public final class InMemoryHistory implements HistoryStore {
  private final InMemoryCounterLedger ledger;

  public InMemoryHistory(InMemoryCounterLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<Series> read(Collection<CounterName> names, Timeline timeline) {
    return new TreeSet<>(names).stream().filter(this::exists).map(name -> series(name, List.of(name), timeline)).toList();
  }

  @Override
  public Series sum(Collection<CounterName> names, Timeline timeline) {
    return series(null, names.stream().filter(this::exists).toList(), timeline);
  }

  @Override
  public Optional<PastValue> at(CounterName name, Instant instant) {
    PastValue.State state = null;
    for (Change change : changes(name))
      if (!change.at().isAfter(instant))
        state = new PastValue.State(change.value(), change.to());
    return exists(name) ? Optional.of(new PastValue(name, instant, null, state)) : Optional.empty();
  }

  private Series series(@Nullable CounterName name, List<CounterName> of, Timeline timeline) {
    BigInteger base = BigInteger.ZERO;
    Map<Integer, Rollup> rollups = new HashMap<>();
    for (CounterName each : of) {
      long value = changes(each).getFirst().before();
      for (Change change : changes(each))
        if (change.at().isBefore(timeline.bounds().getFirst()))
          value = change.value();
        else
          rollups.merge(timeline.bucketOf(change.at()), Rollup.of(change), Rollup::merge);
      base = base.add(BigInteger.valueOf(value));
      ledger.refusals(each).forEach((minute, count) -> rollups.merge(timeline.bucketOf(minute), Rollup.ofRefusals(count), Rollup::merge));
    }
    Instant since = of.stream().map(each -> changes(each).getFirst().at()).min(Comparator.naturalOrder()).orElse(null);
    return new Series(name, timeline, base, since, rollups);
  }

  private List<Change> changes(CounterName name) {
    return ledger.changes(name, -1, Integer.MAX_VALUE);
  }

  private boolean exists(CounterName name) {
    Counter counter = ledger.find(List.of(name)).get(name);
    return counter != null && !counter.deleted();
  }
}
