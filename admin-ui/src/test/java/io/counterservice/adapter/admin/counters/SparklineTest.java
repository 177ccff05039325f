package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void the_longest_bar_has_the_whole_height() {
    assertThat(path(0, 10, 5)).isEqualTo("M15.0 19.5v-19.0M25.0 19.5v-9.5");
  }

  @Test
  void less_goes_down_from_where_more_goes_up() {
    assertThat(path(10, -10)).isEqualTo("M7.5 10.0v-9.5M22.5 10.0v9.5");
  }

  @Test
  void what_is_very_small_is_seen() {
    assertThat(path(1_000_000, 1)).endsWith("v-1.0");
  }

  @Test
  void nothing_is_no_picture() {
    assertThat(path(0, 0)).isEmpty();
  }

  @Test
  void the_whole_range_of_64_bits_fits() {
    assertThat(Sparkline.path(List.of(BigInteger.TWO.pow(64), BigInteger.TWO.pow(64).negate()), 30, 20))
        .isEqualTo("M7.5 10.0v-9.5M22.5 10.0v9.5");
  }

  private static String path(long... deltas) {
    return Sparkline.path(LongStream.of(deltas).mapToObj(BigInteger::valueOf).toList(), 30, 20);
  }
}
