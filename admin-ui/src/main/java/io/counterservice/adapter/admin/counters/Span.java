package io.counterservice.adapter.admin.counters;

import io.counterservice.domain.history.Step;
import io.counterservice.domain.history.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time that a chart shows, and how long its buckets are.
 *
 * @param range the name of a {@link Range}, or {@link #CUSTOM}
 * @param from as it was typed, by the clock of the chart's zone; empty where it is no custom time
 * @param wrong what is wrong with what was typed, or null; a day is shown then
 */
record Span(String range, String from, String to, Timeline timeline, Step step, @Nullable String wrong) {
  static final String CUSTOM = "custom";
  private static final int BUCKETS_MAX = 400;
  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  /** How long one is, the shortest that there is. */
  private static final List<Map.Entry<Step, Duration>> STEPS = List.of(Map.entry(Step.MINUTE, Duration.ofMinutes(1)),
      Map.entry(Step.FIVE_MINUTES, Duration.ofMinutes(5)), Map.entry(Step.HOUR, Duration.ofHours(1)),
      Map.entry(Step.DAY, Duration.ofDays(1)), Map.entry(Step.WEEK, Duration.ofDays(7)));

  static Span of(Map<String, String> query, Instant now, ZoneId zone) {
    String name = query.getOrDefault("range", "");
    if (!name.equals(CUSTOM))
      return known(Range.of(name), now, zone);
    String from = query.getOrDefault("from", "");
    String to = query.getOrDefault("to", "");
    if (from.isEmpty() && to.isEmpty())
      return custom(FORM.format(now.minus(Duration.ofDays(1)).atZone(zone)), FORM.format(now.atZone(zone)), now, zone);
    return custom(from, to, now, zone);
  }

  private static Span custom(String from, String to, Instant now, ZoneId zone) {
    try {
      return between(from, to, now, zone);
    } catch (DateTimeParseException _) {
      return known(Range.DAY, now, zone).refused(from, to, "From and to must be a day and a time of it, such as 2026-11-20T14:00.");
    }
  }

  private static Span between(String from, String to, Instant now, ZoneId zone) {
    LocalDateTime first = LocalDateTime.parse(from, FORM);
    LocalDateTime last = LocalDateTime.parse(to, FORM);
    if (!isKnown(first) || !isKnown(last))
      return known(Range.DAY, now, zone).refused(from, to, "From and to must be in the years 1970 to 9999.");
    Instant begin = first.atZone(zone).toInstant();
    Instant typed = last.atZone(zone).toInstant();
    Instant end = typed.isAfter(now) ? now.plusMillis(1) : typed;
    Duration length = Duration.between(begin, end);
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0)
      return known(Range.DAY, now, zone).refused(from, to, "From must be before to and before now, and at most ten years back from to.");
    Step step = STEPS.stream().filter(each -> length.dividedBy(each.getValue()) <= BUCKETS_MAX).findFirst().map(Map.Entry::getKey)
        .orElse(Step.MONTH);
    return new Span(CUSTOM, from, to, Timeline.of(begin, end, step, zone), step, null);
  }

  private static boolean isKnown(LocalDateTime time) {
    return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
  }

  private static Span known(Range range, Instant now, ZoneId zone) {
    return new Span(range.text(), "", "", range.until(now, zone), range.step(), null);
  }

  private Span refused(String from, String to, String rule) {
    return new Span(CUSTOM, from, to, timeline, step, rule);
  }

  /** How an instant of the time axis is said. */
  DateTimeFormatter clock(ZoneId zone) {
    boolean isLong = timeline.buckets() > 1
        && Duration.between(timeline.start(0), timeline.end(timeline.buckets() - 1)).compareTo(Duration.ofHours(25)) > 0;
    return DateTimeFormatter.ofPattern(switch (step) {
      case MINUTE, FIVE_MINUTES -> isLong ? "d MMM HH:mm" : "HH:mm";
      case HOUR -> "EEE d";
      case DAY -> "d MMM";
      case WEEK, MONTH -> "MMM yyyy";
    }, Locale.UK).withZone(zone);
  }
}
