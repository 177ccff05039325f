package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.cluster.Latencies;
import io.counterservice.domain.cluster.Work;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number with what it was lately.
 *
 * @param trend the path of the last 15 minutes
 */
record Tile(String label, String value, String unit, String trend, String note) {
  private static final double WIDTH = 80;
  private static final double HEIGHT = 28;
  private static final double NANOS = 1_000_000;
  private static final double SMALL = 10;
  private static final String NONE = "–";

  static Tile latency(String name, double share, Latencies minute, List<Latencies> points) {
    List<Double> trend = points.stream().map(point -> millis(point.quantile(share))).toList();
    Duration now = minute.quantile(share);
    return new Tile("Commit latency " + name, now == null ? NONE : millisText(millis(now)), now == null ? "" : "ms", path(trend),
        now == null ? "no commit in the last minute" : "last minute");
  }

  static Tile batch(Work minute, List<Work> points) {
    double now = minute.perCommit();
    return new Tile("Batch size", now == 0 ? NONE : Rate.text(now), now == 0 ? "" : "operations",
        path(points.stream().map(Work::perCommit).toList()), now == 0 ? "no commit in the last minute" : "per commit, mean");
  }

  static Tile queue(long waiting, long waitingMax, List<Double> points) {
    return new Tile("Queue depth", Numbers.text(waiting), "", path(points), "at most " + Numbers.text(waitingMax) + " in a lane");
  }

  static String millisText(double millis) {
    return millis < SMALL ? Rate.tenth(millis) : Numbers.text(Math.round(millis));
  }

  private static String path(List<Double> points) {
    return Curve.line(points, WIDTH, HEIGHT);
  }

  private static double millis(@Nullable Duration time) {
    return time == null ? 0 : time.toNanos() / NANOS;
  }
}
