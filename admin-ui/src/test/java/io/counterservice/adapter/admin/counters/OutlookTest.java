package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.history.Rollup;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {
  private static Rollup minute(long delta, long increments, long sets) {
    return new Rollup(BigInteger.valueOf(delta), increments, 0, sets, 0, null, null);
  }

  /** The same in each of 60 minutes. */
  private static LastHour steady(long delta) {
    return new LastHour(Collections.nCopies(60, minute(delta, 1, 0)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1000, 500, 1, full in about 8 h", "0, 1000, 500, -10, at 0 in about 50 min", "-50, 1000, 50, -1, at −50 in about 100 min",
      "0, 1000, 999, 50, full in about 1 min", "0, 1000000, 400000, 100, full in about 4 d", "0, 1000000, 0, 1, ''",
      "0, 1000, 1000, 5, ''", "0, 1000, 0, -5, ''", "0, 1000, 500, 0, ''",
      "-9223372036854775808, 9223372036854775807, -9223372036854775808, 9223372036854775807, full in about 2 min"})
  void says_when_a_bound_is_met(long min, long max, long value, long perMinute, String words) {
    assertThat(Outlook.of(value, new Bounds(min, max), steady(perMinute))).isEqualTo(words);
  }

  @Test
  void says_nothing_of_default_bounds() {
    assertThat(Outlook.of(0, Bounds.DEFAULT, steady(Long.MAX_VALUE / 100))).isEmpty();
  }

  @Test
  void the_last_minutes_tell_more_than_the_hour_unless_nothing_moved_in_them() {
    List<Rollup> minutes = new ArrayList<>(steady(0).minutes());
    minutes.set(30, minute(120, 9, 0));
    assertThat(Outlook.of(0, new Bounds(0, 1_000), new LastHour(minutes))).isEqualTo("full in about 8 h");
    minutes.set(58, minute(-120, 9, 0));
    assertThat(Outlook.of(147, new Bounds(0, 1_000), new LastHour(minutes))).isEqualTo("at 0 in about 6 min");
  }

  @Test
  void what_somebody_set_is_no_pace() {
    List<Rollup> minutes = new ArrayList<>(steady(10).minutes());
    minutes.set(20, minute(-900, 5, 1));
    assertThat(Outlook.of(390, new Bounds(0, 1_000), new LastHour(minutes))).isEqualTo("full in about 61 min");
    minutes.set(57, minute(-900, 0, 0));
    assertThat(Outlook.of(20, new Bounds(0, 1_000), new LastHour(minutes))).as("two minutes tell nothing").isEmpty();
  }
}
