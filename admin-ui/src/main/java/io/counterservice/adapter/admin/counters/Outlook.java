package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import java.math.BigInteger;
import java.time.Duration;

/** When a value meets a bound, if it goes on at the pace it has. */
final class Outlook {
  private static final Duration AGE_MIN = Duration.ofMinutes(5);
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final int MINUTES_SAID_MAX = 2 * HOUR;
  private static final int HOURS_SAID_MAX = 2 * DAY;
  private static final int DAYS_SAID_MAX = 99 * DAY;

  private Outlook() {}

  /**
   * Such as {@code full in about 13 h}; empty where the value stands still, has met its bound, or needs more than 99 days, and of a counter that
   * has not been there long enough to have a pace.
   */
  static String of(Counter counter, LastHour hour) {
    boolean isYoung = Duration.between(counter.createdAt(), counter.updatedAt()).compareTo(AGE_MIN) < 0;
    return isYoung ? "" : of(counter.value(), counter.definition().bounds(), hour);
  }

  static String of(long value, Bounds bounds, LastHour hour) {
    double pace = hour.pace();
    if (pace == 0 || bounds.equals(Bounds.DEFAULT))
      return "";
    long bound = pace > 0 ? bounds.maximum() : bounds.minimum();
    double minutes = BigInteger.valueOf(bound).subtract(BigInteger.valueOf(value)).doubleValue() / pace;
    if (minutes <= 0 || minutes > DAYS_SAID_MAX)
      return "";
    return (pace > 0 ? "full" : "at " + Numbers.text(bound)) + " in about " + span(minutes);
  }

  private static String span(double minutes) {
    if (minutes <= MINUTES_SAID_MAX)
      return Math.max(1, Math.round(minutes)) + " min";
    return minutes <= HOURS_SAID_MAX ? Math.round(minutes / HOUR) + " h" : Math.round(minutes / DAY) + " d";
  }
}
