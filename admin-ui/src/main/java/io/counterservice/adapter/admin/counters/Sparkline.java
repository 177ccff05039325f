package io.counterservice.adapter.admin.counters;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** A bar for each minute, up for more and down for less, as the path of an SVG. The longest bar has the whole height. */
final class Sparkline {
  private Sparkline() {}

  /** Empty where nothing moved. */
  static String path(List<BigInteger> deltas, double width, double height) {
    double highest = deltas.stream().mapToDouble(BigInteger::doubleValue).max().orElse(0);
    double lowest = deltas.stream().mapToDouble(BigInteger::doubleValue).min().orElse(0);
    double up = Math.max(highest, 0);
    double down = Math.max(-lowest, 0);
    if (up + down == 0)
      return "";
    double scale = (height - 1) / (up + down);
    double zero = 0.5 + up * scale;
    double step = width / deltas.size();
    StringBuilder path = new StringBuilder();
    for (int bar = 0; bar < deltas.size(); bar++) {
      double delta = deltas.get(bar).doubleValue();
      if (delta != 0)
        path.append(String.format(Locale.ROOT, "M%.1f %.1fv%.1f", (bar + 0.5) * step, zero, visible(-delta * scale)));
    }
    return path.toString();
  }

  /** What happened is seen, however small it was. */
  private static double visible(double length) {
    return Math.copySign(Math.max(Math.abs(length), 1), length);
  }
}
