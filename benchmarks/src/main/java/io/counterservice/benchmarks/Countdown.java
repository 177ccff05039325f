package io.counterservice.benchmarks;

import java.time.Duration;

/** How much of a run is done and about how long the rest will take. */
final class Countdown {
  private final int total;
  private final Duration each;
  private int done;

  Countdown(int total, Duration each) {
    this.total = total;
    this.each = each;
  }

  void next() {
    done++;
  }

  String text() {
    var left = each.multipliedBy(total - done);
    return "[%3d %%, %d:%02d left]".formatted(total == 0 ? 100 : 100 * done / total, left.toMinutes(), left.toSecondsPart());
  }
}
