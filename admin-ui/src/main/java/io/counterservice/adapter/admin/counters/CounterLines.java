package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counters as they are now, by their names, for lists. */
public final class CounterLines {
  private final ReadCounters counters;
  private final Charts charts;

  public CounterLines(ReadCounters counters, Charts charts) {
    this.counters = counters;
    this.charts = charts;
  }

  /** In the order of the names, at most 100 of them; without those that there are not. */
  public Mono<List<CounterLine>> of(List<CounterName> names) {
    if (names.isEmpty())
      return Mono.just(List.of());
    Mono<List<Counter>> found = Flux.fromIterable(names).flatMapSequential(name -> Stages.mono(counters.find(name)), names.size())
        .flatMapIterable(counter -> counter.stream().toList()).collectList();
    return Mono.zip(found, charts.lastHours(names), CounterLines::lines);
  }

  static List<CounterLine> lines(List<Counter> found, Map<String, LastHour> hours) {
    return found.stream().map(counter -> CounterLine.of(counter, hours.getOrDefault(counter.name().value(), LastHour.NOTHING))).toList();
  }
}
