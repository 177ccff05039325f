package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.cluster.Sample;
import io.counterservice.domain.cluster.Work;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How often something happens in a second, in words: small numbers with a tenth, for one in ten seconds is more than none. */
final class Rate {
  private static final double SMALL = 10;
  private static final double MILLIS = 1_000;

  private Rate() {}

  static String text(double rate) {
    return rate >= SMALL || rate == 0 ? Numbers.text(Math.round(rate)) : tenth(Math.max(rate, 0.1));
  }

  /** Of the last samples of some nodes, all together. */
  static String text(List<Sample> samples, ToLongFunction<Work> count) {
    return text(samples.stream()
        .mapToDouble(sample -> count.applyAsLong(sample.work()) * MILLIS / Duration.between(sample.from(), sample.to()).toMillis()).sum());
  }

  /** Without a tenth that says nothing. */
  static String tenth(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "");
  }
}
