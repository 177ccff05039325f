package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class BoundsTest {
  /** Values near everything that could go wrong. */
  private static final long[] EDGES = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -(1L << 62), -Bounds.EXACT_IN_JSON_MAX, -10, -1, 0, 1, 10,
      Bounds.EXACT_IN_JSON_MAX, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE};

  @Test
  void the_default_is_what_every_json_client_reads_exactly() {
    assertThat(Bounds.DEFAULT).isEqualTo(new Bounds(-9_007_199_254_740_991L, 9_007_199_254_740_991L));
  }

  @Test
  void both_ends_are_inclusive() {
    Bounds bounds = new Bounds(-2, 3);

    assertThat(bounds.contains(-2)).isTrue();
    assertThat(bounds.contains(3)).isTrue();
    assertThat(bounds.contains(-3)).isFalse();
    assertThat(bounds.contains(4)).isFalse();
    assertThat(new Bounds(7, 7).contains(7)).isTrue();
  }

  @Test
  void the_minimum_is_never_above_the_maximum() {
    assertThatThrownBy(() -> new Bounds(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clamping_saturates_and_never_overflows() {
    Bounds whole = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);

    assertThat(whole.clamp(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(whole.clamp(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(whole.clamp(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
    assertThat(whole.clamp(Long.MIN_VALUE, -Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(whole.clamp(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
    assertThat(new Bounds(-5, 5).clamp(4, Long.MAX_VALUE)).isEqualTo(5);
    assertThat(new Bounds(-5, 5).clamp(-4, -Long.MAX_VALUE)).isEqualTo(-5);
  }

  @Test
  void clamping_agrees_with_unlimited_arithmetic_over_the_whole_range() {
    for (long minimum : EDGES)
      for (long maximum : EDGES)
        if (minimum <= maximum)
          checkClamp(new Bounds(minimum, maximum));
  }

  private static void checkClamp(Bounds bounds) {
    for (long value : EDGES)
      for (long delta : EDGES)
        if (bounds.contains(value) && delta != 0 && delta != Long.MIN_VALUE)
          assertThat(bounds.clamp(value, delta)).as("%s: %d + %d", bounds, value, delta).isEqualTo(exactly(bounds, value, delta));
  }

  private static long exactly(Bounds bounds, long value, long delta) {
    BigInteger sum = BigInteger.valueOf(value).add(BigInteger.valueOf(delta));
    return sum.max(BigInteger.valueOf(bounds.minimum())).min(BigInteger.valueOf(bounds.maximum())).longValueExact();
  }
}
