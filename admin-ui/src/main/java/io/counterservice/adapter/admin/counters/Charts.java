package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Series;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Histories as charts. */
public final class Charts {
  /** Of a counter that is younger the last hour is shown first, of others the last day. */
  private static final Duration YOUNG = Duration.ofHours(2);
  private static final Map<String, String> HOUR = Map.of("range", Range.HOUR.text());
  private final ReadHistory history;
  private final InstantSource clock;

  public Charts(ReadHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /** The history of a counter over the time that the query names, by the clock of the zone that it names; else of the viewer's own. */
  Mono<Chart> of(Counter counter, Map<String, String> query, ZoneId home) {
    ZoneId zone = Zones.of(query.get("tz"), home);
    boolean isYoung = counter.createdAt().isAfter(clock.instant().minus(YOUNG));
    Span span = Span.of(query.containsKey("range") || !isYoung ? query : HOUR, clock.instant(), zone);
    boolean isTable = "table".equals(query.get("as"));
    return Stages.mono(history.read(List.of(counter.name()), span.timeline())).map(answer -> {
      var buckets = answer instanceof ReadHistory.Told(List<Series> series) && !series.isEmpty()
          ? series.getFirst().buckets()
          : List.<Series.Bucket>of();
      return Chart.of(buckets, span, counter.definition(), isTable, zone);
    });
  }

  Mono<LastHour> lastHour(Counter counter) {
    return Stages.mono(history.read(List.of(counter.name()), LastHour.until(clock.instant()))).map(
        answer -> answer instanceof ReadHistory.Told(List<Series> series) && !series.isEmpty()
            ? LastHour.of(series.getFirst())
            : LastHour.NOTHING);
  }

  /** By name; nothing of what is too much to read. */
  Mono<Map<String, LastHour>> lastHours(List<CounterName> names) {
    if (names.isEmpty())
      return Mono.just(Map.of());
    return Stages.mono(history.read(names, LastHour.until(clock.instant()))).map(answer -> switch (answer) {
      case ReadHistory.Told(List<Series> series) ->
        series.stream().collect(Collectors.toMap(one -> Objects.requireNonNull(one.name()).value(), LastHour::of));
      case ReadHistory.TooManyCounters _,ReadHistory.TooMuch _ -> Map.of();
    });
  }
}
