package io.counterservice.adapter.rest;

import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Reach;
import io.counterservice.domain.history.Rollup;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Histories of what a test says was counted. */
final class FakeHistory implements ReadHistory {
  private record Counted(Instant at, BigInteger delta) {}

  private final Map<CounterName, List<Counted>> counters = new TreeMap<>();
  private Reach reach = Reach.EVERYTHING;
  /** What is answered instead, where it is not null. */
  private @Nullable Answer refusal;

  synchronized void count(String name, String at, String delta) {
    counters.computeIfAbsent(new CounterName(name), _ -> new ArrayList<>()).add(new Counted(Instant.parse(at), new BigInteger(delta)));
  }

  synchronized void keeps(Reach kept) {
    this.reach = kept;
  }

  synchronized void answers(@Nullable Answer instead) {
    this.refusal = instead;
  }

  @Override
  public synchronized CompletionStage<Answer> read(List<CounterName> names, Timeline timeline) {
    Timeline kept = timeline.within(reach);
    List<Series> series = counters.entrySet().stream().filter(entry -> names.contains(entry.getKey()))
        .map(entry -> series(entry.getKey(), entry.getValue(), kept)).toList();
    return CompletableFuture.completedStage(refusal == null ? new Told(series) : refusal);
  }

  @Override
  public synchronized CompletionStage<Answer> sum(String prefix, Timeline timeline) {
    List<Counted> all = counters.entrySet().stream().filter(entry -> entry.getKey().value().startsWith(prefix)).map(Map.Entry::getValue)
        .flatMap(Collection::stream).toList();
    return CompletableFuture.completedStage(refusal == null ? new Told(List.of(series(null, all, timeline.within(reach)))) : refusal);
  }

  @Override
  public synchronized CompletionStage<Optional<PastValue>> at(CounterName name, Instant instant) {
    List<Counted> all = counters.get(name);
    if (all == null)
      return CompletableFuture.completedStage(Optional.empty());
    Timeline kept = Timeline.at(instant).within(reach);
    Instant told = kept.bounds().getFirst();
    List<Counted> past = all.stream().filter(one -> !one.at.isAfter(told)).toList();
    return CompletableFuture.completedStage(Optional.of(new PastValue(name, told, kept.resolution(), state(past))));
  }

  private static PastValue.@Nullable State state(List<Counted> past) {
    return past.isEmpty() ? null : new PastValue.State(sum(past).longValueExact(), new Version(past.size()));
  }

  private static Series series(@Nullable CounterName name, List<Counted> all, Timeline timeline) {
    Map<Integer, Rollup> rollups = new HashMap<>();
    for (Counted one : all)
      if (timeline.bucketOf(one.at) >= 0)
        rollups.merge(timeline.bucketOf(one.at), rollup(one), Rollup::merge);
    List<Counted> before = all.stream().filter(one -> one.at.isBefore(timeline.start(0))).toList();
    return new Series(name, timeline, sum(before), all.stream().map(Counted::at).min(Instant::compareTo).orElse(null), rollups);
  }

  private static Rollup rollup(Counted one) {
    boolean isUp = one.delta.signum() >= 0;
    return new Rollup(one.delta, isUp ? 1 : 0, isUp ? 0 : 1, 0, 0, null, null);
  }

  private static BigInteger sum(List<Counted> all) {
    return all.stream().map(Counted::delta).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
