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

/** What was counted in each of the last 60 minutes, the running one last. */
record LastHour(List<Rollup> minutes) {
  private static final int MINUTES = 60;
  /** As many as tell a pace; if nothing moved in them, the whole hour does. */
  private static final int PACE_MINUTES = 5;
  static final LastHour NOTHING = new LastHour(IntStream.range(0, MINUTES).mapToObj(_ -> Rollup.NOTHING).toList());

  static Timeline until(Instant now) {
    return Timeline.of(now.minus(Duration.ofMinutes(MINUTES - 1)), now.plusMillis(1), Step.MINUTE, ZoneOffset.UTC);
  }

  static LastHour of(Series series) {
    return new LastHour(IntStream.range(0, series.timeline().buckets())
        .mapToObj(bucket -> series.rollups().getOrDefault(bucket, Rollup.NOTHING)).toList());
  }

  String change() {
    return Numbers.change(delta(minutes));
  }

  String lastMinute() {
    return Numbers.change(minutes.getLast().delta());
  }

  String refused() {
    return Numbers.text(minutes.stream().mapToLong(Rollup::refusals).sum());
  }

  /**
   * By how much the value moves in a minute: in the last five, or where it stood still then, in the whole hour, since it was set or reset last.
   * 0 where that is too short a time to tell.
   */
  double pace() {
    int from = minutes.size();
    while (from > 0 && isCounted(minutes.get(from - 1)))
      from--;
    List<Rollup> counted = minutes.subList(from, minutes.size());
    if (counted.size() < PACE_MINUTES)
      return 0;
    double recent = perMinute(counted.subList(counted.size() - PACE_MINUTES, counted.size()));
    return recent == 0 ? perMinute(counted) : recent;
  }

  private static double perMinute(List<Rollup> minutes) {
    return delta(minutes).doubleValue() / minutes.size();
  }

  /** Whether nobody set the value, by an operation or with the counter's definition. */
  private static boolean isCounted(Rollup minute) {
    boolean isMoved = minute.delta().signum() != 0;
    return minute.sets() == 0 && (!isMoved || minute.increments() + minute.decrements() > 0);
  }

  String picture(double width, double height) {
    return Sparkline.path(minutes.stream().map(Rollup::delta).toList(), width, height);
  }

  private static BigInteger delta(List<Rollup> minutes) {
    return minutes.stream().map(Rollup::delta).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
