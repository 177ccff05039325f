package io.counterservice.adapter.admin.counters;

import io.counterservice.domain.history.Step;
import io.counterservice.domain.history.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** How far back a chart looks, and how long its buckets are. */
enum Range {
  HOUR(Duration.ofHours(1), Step.MINUTE),
  DAY(Duration.ofDays(1), Step.FIVE_MINUTES),
  WEEK(Duration.ofDays(7), Step.HOUR),
  MONTH(
      Duration.ofDays(30), Step.DAY),
  YEAR(Duration.ofDays(365), Step.WEEK);

  private final Duration back;
  private final Step step;

  Range(Duration back, Step step) {
    this.back = back;
    this.step = step;
  }

  /** The range of a name; a day for any other text. */
  static Range of(String text) {
    for (Range range : values())
      if (range.text().equals(text))
        return range;
    return DAY;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  Step step() {
    return step;
  }

  Timeline until(Instant now, ZoneId zone) {
    return Timeline.of(now.minus(back), now.plusMillis(1), step, zone);
  }
}
