package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Series;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The list of counters, a page at a time. */
@Controller
public final class CountersPages {
  private final ReadCounters counters;
  private final ReadHistory history;
  private final InstantSource clock;

  public CountersPages(ReadCounters counters, ReadHistory history, InstantSource clock) {
    this.counters = counters;
    this.history = history;
    this.clock = clock;
  }

  @GetMapping("/console/counters")
  Mono<Rendering> list(@RequestParam MultiValueMap<String, String> query) {
    CountersFilter filter = CountersFilter.of(query);
    String wrong = filter.wrong();
    if (wrong != null)
      return Mono.just(page(filter, List.of(), Map.of()).modelAttribute("wrong", wrong).build());
    var selection = new CounterQuery(NamePattern.ALL, filter.prefix(), filter.labels(), filter.after(), filter.size() + 1);
    return Stages.mono(counters.list(selection))
        .flatMap(found -> lastHours(found, filter).map(hours -> page(filter, found, hours).build()));
  }

  private static Rendering.Builder<?> page(CountersFilter filter, List<Counter> found, Map<String, LastHour> hours) {
    List<CounterLine> lines = found.stream().limit(filter.size())
        .map(counter -> CounterLine.of(counter, hours.getOrDefault(counter.name().value(), LastHour.NOTHING))).toList();
    return Rendering.view("counters").modelAttribute("filter", filter).modelAttribute("lines", lines).modelAttribute("hasMore",
        found.size() > filter.size());
  }

  private Mono<Map<String, LastHour>> lastHours(List<Counter> found, CountersFilter filter) {
    List<CounterName> names = found.stream().limit(filter.size()).map(Counter::name).toList();
    if (names.isEmpty())
      return Mono.just(Map.of());
    return Stages.mono(history.read(names, LastHour.until(clock.instant()))).map(answer -> switch (answer) {
      case ReadHistory.Told(List<Series> series) -> series.stream().collect(Collectors.toMap(CountersPages::name, LastHour::of));
      case ReadHistory.TooManyCounters _,ReadHistory.TooMuch _ -> Map.of();
    });
  }

  private static String name(Series series) {
    return Objects.requireNonNull(series.name()).value();
  }
}
