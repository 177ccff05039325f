package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Series;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counters as they are now, by their names, for lists. */
public record CounterLines(ReadCounters counters, ReadHistory history, InstantSource clock) {

  /** In the order of the names, at most {@link ReadHistory#NAMES_MAX}; without those that there are not. */
  public Mono<List<CounterLine>> of(List<CounterName> names) {
    if (names.isEmpty())
      return Mono.just(List.of());
    Mono<List<Counter>> found = Flux.fromIterable(names).flatMapSequential(name -> Stages.mono(counters.find(name)), names.size())
        .mapNotNull(counter -> counter.orElse(null)).collectList();
    return Mono.zip(found, hours(names), CounterLines::lines);
  }

  private static List<CounterLine> lines(List<Counter> found, Map<CounterName, LastHour> hours) {
    return found.stream().map(counter -> CounterLine.of(counter, hours.getOrDefault(counter.name(), LastHour.NOTHING))).toList();
  }

  private Mono<Map<CounterName, LastHour>> hours(List<CounterName> names) {
    return Stages.mono(history.read(names, LastHour.until(clock.instant()))).map(answer -> switch (answer) {
      case ReadHistory.Told(List<Series> series) ->
        series.stream().collect(Collectors.toMap(each -> Objects.requireNonNull(each.name()), LastHour::of));
      case ReadHistory.TooManyCounters _,ReadHistory.TooMuch _ -> Map.of();
    });
  }
}
