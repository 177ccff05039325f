package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.Nearness;
import io.counterservice.domain.history.Series.Bucket;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A history as two strips over one time axis, the value above and the change below, drawn as SVG paths; and as a table of the same numbers.
 *
 * @param data the exact numbers, for a script that tells what the pointer reads
 * @param line of the values; empty where there is none
 * @param limit where the maximum lies, in pixels from above; null where it is not in the picture
 * @param near where values begin to be near it; null where it is not in the picture, or home
 * @param bars of the changes
 * @param refused the refusals of all buckets together
 * @param summary the same in a sentence
 */
record Chart(Span span, boolean isTable, String zone, Data data, List<Axis.Tick> ticks, String line, @Nullable String limit,
    @Nullable String near, String bars,
    String barWidth, String barsHigh, String refusals, String refused, List<Label> labels, String summary, List<Line> lines) {
  public static final List<String> RANGES = Arrays.stream(Range.values()).map(Range::text).toList();
  private static final double WIDTH = 1_000;
  private static final int TICK_LENGTH_MAX = 6;
  private static final double VALUES_HEIGHT = 240;
  private static final double BARS_HEIGHT = 72;
  private static final double REFUSALS_HEIGHT = 14;
  /** Of which every second one stands only where there is room. */
  private static final int LABELS = 5;
  /** Of the height of the values, how far above them a bound may lie to be in the picture. */
  private static final double REACH = 0.5;

  /** A word below the time axis. */
  public record Label(String x, String text, String anchor, boolean isSpare) {}

  /**
   * One number for each bucket, with commas between.
   *
   * @param starts in seconds since 1970, and when the last one ends
   * @param opens the values at the beginning of each; nothing where it is not known
   * @param values at the end of each; nothing where it is not known
   */
  public record Data(String starts, String opens, String values, String changes, String refusals, String maximum, String near) {
    private static Data of(List<Bucket> buckets, @Nullable Long maximum, @Nullable Double near) {
      String end = buckets.isEmpty() ? "" : "," + buckets.getLast().end().getEpochSecond();
      return new Data(joined(buckets, bucket -> bucket.start().getEpochSecond()) + end,
          joined(buckets, bucket -> Objects.requireNonNullElse(bucket.open(), "")),
          joined(buckets, bucket -> Objects.requireNonNullElse(bucket.close(), "")), joined(buckets, bucket -> bucket.counted().delta()),
          joined(buckets, bucket -> bucket.counted().refusals()), Objects.toString(maximum, ""), Objects.toString(near, ""));
    }

    private static String joined(List<Bucket> buckets, Function<Bucket, Object> number) {
      return buckets.stream().map(number).map(Object::toString).collect(Collectors.joining(","));
    }
  }

  /** A bucket in the table. */
  public record Line(Instant start, String value, String change, String low, String high, long increments, long decrements,
      long sets, long refusals) {
    private static Line of(Bucket bucket) {
      var counted = bucket.counted();
      return new Line(bucket.start(), number(bucket.close()), Numbers.change(counted.delta()), number(bucket.low()),
          number(bucket.high()), counted.increments(), counted.decrements(), counted.sets(), counted.refusals());
    }

    private static String number(@Nullable BigInteger number) {
      return number == null ? "" : Numbers.text(number);
    }
  }

  /** Whether anything is known of the time. */
  public boolean isEmpty() {
    return line.isEmpty();
  }

  /** Whether the words of the value axis need more room than there is beside it. */
  public boolean isWide() {
    return ticks.stream().anyMatch(tick -> tick.text().length() > TICK_LENGTH_MAX);
  }

  static Chart of(List<Bucket> buckets, Span span, CounterDefinition definition, boolean isTable, ZoneId zone) {
    List<Bucket> known = buckets.stream().filter(bucket -> bucket.close() != null).toList();
    double low = known.stream().mapToDouble(bucket -> value(bucket.low(), bucket)).min().orElse(0);
    double high = known.stream().mapToDouble(bucket -> value(bucket.high(), bucket)).max().orElse(0);
    double maximum = definition.bounds().maximum();
    boolean isLimitNear = !definition.bounds().equals(Bounds.DEFAULT) && maximum - high <= REACH * Math.max(high - low, 1);
    Axis values = Axis.of(low, isLimitNear ? maximum : high, VALUES_HEIGHT);
    double near = near(definition.bounds());
    boolean isNearShown = isLimitNear && definition.initialValue() != definition.bounds().maximum() && near >= values.low();
    List<Double> deltas = buckets.stream().map(bucket -> bucket.counted().delta().doubleValue()).toList();
    List<Double> refused = buckets.stream().map(bucket -> (double) bucket.counted().refusals()).toList();
    double step = buckets.isEmpty() ? WIDTH : WIDTH / buckets.size();
    return new Chart(span, isTable, zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
        Data.of(buckets, isLimitNear ? definition.bounds().maximum() : null, isNearShown ? near : null), values.ticks(),
        line(buckets, values, step),
        isLimitNear ? text(values.y(maximum)) : null,
        isNearShown ? text(values.y(near)) : null, bars(deltas, step, BARS_HEIGHT), text(step * 0.6),
        Axis.text(deltas.stream().mapToDouble(Math::abs).max().orElse(0)), bars(refused, step, REFUSALS_HEIGHT),
        Numbers.text((long) refused.stream().mapToDouble(each -> each).sum()), labels(buckets, span.clock(zone)), summary(known),
        isTable ? buckets.stream().map(Line::of).toList().reversed() : List.of());
  }

  /** As {@link Nearness} has it. */
  private static double near(Bounds bounds) {
    return bounds.maximum() - ((double) bounds.maximum() - bounds.minimum()) / 10;
  }

  private static double value(@Nullable BigInteger number, Bucket bucket) {
    BigInteger close = bucket.close();
    return number != null ? number.doubleValue() : close == null ? 0 : close.doubleValue();
  }

  private static String line(List<Bucket> buckets, Axis axis, double step) {
    StringBuilder path = new StringBuilder();
    for (int at = 0; at < buckets.size(); at++) {
      BigInteger open = buckets.get(at).open();
      BigInteger close = buckets.get(at).close();
      if (close == null)
        continue;
      if (path.isEmpty())
        path.append('M').append(text(at * step)).append(' ').append(text(axis.y((open == null ? close : open).doubleValue())));
      path.append('L').append(text((at + 1) * step)).append(' ').append(text(axis.y(close.doubleValue())));
    }
    return path.toString();
  }

  /** Up from the middle for more and down for less; from the bottom where there is no less. */
  private static String bars(List<Double> numbers, double step, double height) {
    double up = numbers.stream().mapToDouble(each -> each).max().orElse(0);
    double down = -numbers.stream().mapToDouble(each -> each).min().orElse(0);
    double scale = Math.max(up, 0) + Math.max(down, 0);
    if (scale == 0)
      return "";
    double zero = height * Math.max(up, 0) / scale;
    StringBuilder path = new StringBuilder();
    for (int at = 0; at < numbers.size(); at++)
      if (numbers.get(at) != 0)
        path.append('M').append(text((at + 0.5) * step)).append(' ').append(text(zero)).append('v')
            .append(text(-numbers.get(at) * height / scale));
    return path.toString();
  }

  private static List<Label> labels(List<Bucket> buckets, DateTimeFormatter form) {
    List<Label> labels = new ArrayList<>();
    for (int label = 0; label < LABELS && !buckets.isEmpty(); label++) {
      int at = label * (buckets.size() - 1) / (LABELS - 1);
      labels.add(new Label(String.format(Locale.ROOT, "%.1f%%", 100.0 * label / (LABELS - 1)), form.format(buckets.get(at).start()),
          label == 0 ? "start" : label == LABELS - 1 ? "end" : "middle", label % 2 == 1));
    }
    return labels;
  }

  private static String summary(List<Bucket> known) {
    if (known.isEmpty())
      return "Nothing was counted in this time.";
    BigInteger first = known.getFirst().open();
    BigInteger last = known.getLast().close();
    return first == null || last == null ? "" : "From " + Numbers.text(first) + " to " + Numbers.text(last) + ".";
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
