package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.history.Series;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Histories as charts. */
final class Charts {
  private final ReadHistory history;
  private final InstantSource clock;

  Charts(ReadHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /** The history of a counter over the range that the query names, by the clock of the zone that it names. */
  Mono<Chart> of(Counter counter, Map<String, String> query) {
    Range range = Range.of(query.getOrDefault("range", ""));
    ZoneId zone = zone(query.get("tz"));
    boolean isTable = "table".equals(query.get("as"));
    return Stages.mono(history.read(List.of(counter.name()), range.until(clock.instant(), zone))).map(answer -> {
      var buckets = answer instanceof ReadHistory.Told(List<Series> series) && !series.isEmpty()
          ? series.getFirst().buckets()
          : List.<Series.Bucket>of();
      return Chart.of(buckets, range, counter.definition(), isTable, zone);
    });
  }

  private static ZoneId zone(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }
}
