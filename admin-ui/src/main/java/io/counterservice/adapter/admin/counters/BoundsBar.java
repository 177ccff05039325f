package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Where a value stands between its bounds, as a picture: a track, filled from zero where zero lies inside and from the minimum where not, and a
 * marker. Places are percent of the track, as SVG wants them.
 */
record BoundsBar(String minimum, String maximum, long min, long max, long initial, String marker, String from, String length) {

  /** Nothing to draw where the bounds are the default ones. */
  static boolean isDrawn(CounterDefinition definition) {
    return !definition.bounds().equals(Bounds.DEFAULT);
  }

  static BoundsBar of(long value, CounterDefinition definition) {
    Bounds bounds = definition.bounds();
    double marker = percent(bounds, value);
    double home = bounds.contains(0) ? percent(bounds, 0) : 0;
    return new BoundsBar(Numbers.text(bounds.minimum()), Numbers.text(bounds.maximum()), bounds.minimum(), bounds.maximum(),
        definition.initialValue(), text(marker),
        text(Math.min(home, marker)), text(Math.abs(marker - home)));
  }

  private static double percent(Bounds bounds, long value) {
    BigInteger min = BigInteger.valueOf(bounds.minimum());
    BigInteger range = BigInteger.valueOf(bounds.maximum()).subtract(min);
    return range.signum() == 0 ? 0 : 100 * BigInteger.valueOf(value).subtract(min).doubleValue() / range.doubleValue();
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }
}
