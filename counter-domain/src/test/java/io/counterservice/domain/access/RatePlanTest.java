package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatePlanTest {
  @Test
  void is_named_so_that_a_header_can_show_it() {
    for (String good : new String[] {"gold", "0", "Gold-2.b_c", "x".repeat(RatePlan.NAME_LENGTH_MAX), "None"})
      assertThat(RatePlan.isName(good)).as(good).isTrue();
    for (String wrong : new String[] {"", "none", "-gold", ".", "a b", "a\"b", "a/b", "a\nb", "göld",
        "x".repeat(RatePlan.NAME_LENGTH_MAX + 1)})
      assertThat(RatePlan.isName(wrong)).as(wrong).isFalse();
    assertRefused("none", 1, 1, null, "name");
  }

  @Test
  void takes_whole_numbers_up_to_named_maxima() {
    var least = new RatePlan("p", 1, 1, 1L);
    var most = new RatePlan("p", RatePlan.OPERATIONS_PER_SECOND_MAX, RatePlan.BURST_MAX, RatePlan.OPERATIONS_PER_DAY_MAX);
    assertThat(least).isNotEqualTo(most);
    assertThat(new RatePlan("p", 1, 1, null).operationsPerDay()).isNull();
  }

  @Test
  void refuses_what_limits_nothing_or_everything() {
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE, RatePlan.OPERATIONS_PER_SECOND_MAX + 1, Long.MAX_VALUE})
      assertRefused("p", wrong, 1, null, "operationsPerSecond");
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE, RatePlan.BURST_MAX + 1, Long.MAX_VALUE})
      assertRefused("p", 1, wrong, null, "burst");
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE, RatePlan.OPERATIONS_PER_DAY_MAX + 1, Long.MAX_VALUE})
      assertRefused("p", 1, 1, wrong, "operationsPerDay");
  }

  @Test
  void refuses_a_day_that_is_smaller_than_the_burst() {
    assertRefused("p", 1, 10, 9L, "operationsPerDay");
    assertThat(new RatePlan("p", 1, 10, 10L).burst()).isEqualTo(10);
  }

  private static void assertRefused(String name, long perSecond, long burst, @Nullable Long perDay, String part) {
    assertThatThrownBy(() -> new RatePlan(name, perSecond, burst, perDay)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(part + " must");
  }
}
