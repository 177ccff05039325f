package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.history.Rollup;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Step;
import io.counterservice.domain.history.Timeline;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** What was counted in the last 60 minutes, a number for each. */
record LastHour(List<BigInteger> deltas) {
  private static final int MINUTES = 60;
  static final LastHour NOTHING = new LastHour(IntStream.range(0, MINUTES).mapToObj(_ -> BigInteger.ZERO).toList());

  /** The minutes, the running one last. */
  static Timeline until(Instant now) {
    return Timeline.of(now.minus(Duration.ofMinutes(MINUTES - 1)), now.plusMillis(1), Step.MINUTE, ZoneOffset.UTC);
  }

  static LastHour of(Series series) {
    return new LastHour(IntStream.range(0, series.timeline().buckets())
        .mapToObj(bucket -> series.rollups().getOrDefault(bucket, Rollup.NOTHING).delta()).toList());
  }

  String change() {
    return Numbers.change(deltas.stream().reduce(BigInteger.ZERO, BigInteger::add));
  }

  String lastMinute() {
    return Numbers.change(deltas.getLast());
  }

  String picture(double width, double height) {
    return Sparkline.path(deltas, width, height);
  }
}
