package io.counterservice.application.testing;

import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Evidence;
import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.application.port.out.LedgerEvidence.Span;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.history.Reach;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Rollup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is stored of one counter, in lists that a test may tamper with. Roll-ups are made by merging, one change after the other. */
public final class StoredCounter implements Evidence {
  public Claim claim;
  public final List<Entry> entries = new ArrayList<>();
  public final List<Refused> refused = new ArrayList<>();
  public final Map<Resolution, List<Stored>> rollups = new EnumMap<>(Resolution.class);

  /** With everything up to a version rolled up. */
  public StoredCounter(Counter counter, List<Change> changes, List<Refused> refused, long rolled) {
    changes.stream().map(StoredCounter::entry).forEach(entries::add);
    this.refused.addAll(refused);
    Instant since = rolled < 0 || changes.isEmpty() ? null : changes.getFirst().at();
    claim = new Claim(counter.name(), counter.seed(), counter.value(), counter.version().number(), rolled, since, Reach.EVERYTHING);
    for (Resolution resolution : Resolution.values())
      rollups.put(resolution, rollUp(resolution, changes, rolled));
  }

  /** Drops what is older, as retention does. */
  public void keep(Reach reach) {
    claim = new Claim(claim.name(), claim.seed(), claim.value(), claim.version(), claim.rolled(), claim.since(), reach);
    entries.removeIf(entry -> entry.at().isBefore(reach.changes()));
    refused.removeIf(of -> of.minute().isBefore(reach.changes()));
    rollups.forEach((resolution, stored) -> stored.removeIf(period -> period.start().isBefore(reach.of(resolution))));
  }

  private List<Stored> rollUp(Resolution resolution, List<Change> changes, long rolled) {
    Map<Instant, Stored> periods = new TreeMap<>();
    for (Change change : changes)
      if (change.to().number() <= rolled)
        merge(periods, new Stored(resolution.floor(change.at()),
            new Span(change.from().number(), change.to().number(), change.before(), change.value()), Rollup.of(change)));
    for (Refused of : refused)
      merge(periods, new Stored(resolution.floor(of.minute()), null, Rollup.ofRefusals(of.refusals())));
    return new ArrayList<>(periods.values());
  }

  private static void merge(Map<Instant, Stored> periods, Stored more) {
    periods.merge(more.start(), more,
        (one, other) -> new Stored(one.start(), joined(one.span(), other.span()), one.rollup().merge(other.rollup())));
  }

  private static @Nullable Span joined(@Nullable Span one, @Nullable Span other) {
    if (one == null || other == null)
      return one == null ? other : one;
    return new Span(one.from(), other.to(), one.before(), other.after());
  }

  private static Entry entry(Change change) {
    return new Entry(change.from().number(), change.to().number(), change.before(), change.value(), change.low(), change.high(),
        change.increments(), change.decrements(), change.sets(), change.refusals(), change.at());
  }

  @Override
  public Claim claim() {
    return claim;
  }

  @Override
  public Iterator<Stored> rollups(Resolution resolution) {
    return Objects.requireNonNull(rollups.get(resolution)).iterator();
  }

  @Override
  public Iterator<Entry> changes() {
    return entries.iterator();
  }

  @Override
  public Iterator<Refused> refusals() {
    return refused.iterator();
  }
}
