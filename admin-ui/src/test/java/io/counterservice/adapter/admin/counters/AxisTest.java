package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource({"0,100", "3,97", "-50000,50000", "0,1", "5,5", "-9.2e18,9.2e18", "1000000,1000003", "0,37"})
  void shows_all_numbers_between_two_with_a_few_round_ticks(double low, double high) {
    Axis axis = Axis.of(low, high, 240);
    assertThat(axis.low()).isLessThanOrEqualTo(low);
    assertThat(axis.high()).isGreaterThanOrEqualTo(high);
    assertThat(axis.ticks()).hasSizeBetween(2, 7);
    assertThat(axis.y(axis.low())).isEqualTo(240);
    assertThat(axis.y(axis.high())).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"0;0", "7;7", "1000;1 k", "1500;1.5 k", "-2500000;−2.5 M", "10000000;10 M", "1e18;1 E"})
  void writes_numbers_short(double number, String text) {
    assertThat(Axis.text(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"1195;1200;1,194|1,196|1,198|1,200", "0;37;0|10|20|30|40",
      "0;37000;0|10 k|20 k|30 k|40 k",
      "1894449;1894460;1,894,445|1,894,450|1,894,455|1,894,460", "1880000;2000000;1.85 M|1.9 M|1.95 M|2 M"})
  void no_two_ticks_read_alike(double low, double high, String texts) {
    assertThat(Axis.of(low, high, 100).ticks()).extracting(Axis.Tick::text).containsExactly(texts.split("\\|"));
  }

  @Test
  void a_tick_is_never_between_two_whole_numbers() {
    assertThat(Axis.of(0, 1, 100).ticks()).extracting(Axis.Tick::text).containsExactly("0", "1");
  }
}
