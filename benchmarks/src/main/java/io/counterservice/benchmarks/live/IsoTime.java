package io.counterservice.benchmarks.live;

import java.nio.ByteBuffer;

/** Instants as {@code 2026-11-21T11:25:08.123Z}, with any number of decimals or none. */
final class IsoTime {
  private static final int TEN = 10;
  private static final int MINUTE_SECONDS = 60;
  private static final int HOUR_SECONDS = 3_600;
  private static final int DAY_SECONDS = 86_400;
  private static final int SECOND_MILLIS = 1_000;
  private static final int TIME_AT = 11;
  private static final int DECIMALS_AT = 19;

  private IsoTime() {}

  /** Milliseconds since 1970. */
  static long millis(ByteBuffer buffer, int start) {
    long days = daysSince1970(Digits.from(buffer, start, start + 4), two(buffer, start + 5), two(buffer, start + 8));
    int time = start + TIME_AT;
    long seconds = days * DAY_SECONDS + two(buffer, time) * HOUR_SECONDS + two(buffer, time + 3) * MINUTE_SECONDS + two(buffer, time + 6);
    return seconds * SECOND_MILLIS + decimals(buffer, start + DECIMALS_AT);
  }

  private static long two(ByteBuffer buffer, int at) {
    return Digits.from(buffer, at, at + 2);
  }

  private static long decimals(ByteBuffer buffer, int point) {
    if (buffer.get(point) != '.')
      return 0;
    long millis = 0;
    int at = point + 1;
    for (long unit = SECOND_MILLIS / TEN; unit > 0 && buffer.get(at) != 'Z'; unit /= TEN, at++)
      millis += unit * (buffer.get(at) - '0');
    return millis;
  }

  /** Of a date in the Gregorian calendar; years are counted from March, so that the leap day is their last. */
  private static long daysSince1970(long year, long month, long day) {
    long marchYear = month > 2 ? year : year - 1;
    long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468;
  }
}
