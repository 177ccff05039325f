package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsBarTest {

  @ParameterizedTest
  @CsvSource({"0,200,50,25.00%,0.00%,25.00%", "-100,100,-50,25.00%,25.00%,25.00%", "100,300,200,50.00%,0.00%,50.00%",
      "-300,-100,-200,50.00%,0.00%,50.00%", "5,5,5,0.00%,0.00%,0.00%",
      "-9223372036854775808,9223372036854775807,9223372036854775807,100.00%,50.00%,50.00%"})
  void is_filled_from_zero_where_zero_lies_inside_and_from_the_minimum_where_not(long min, long max, long value, String marker, String from,
      String length) {
    var bar = BoundsBar.of(value, definition(min, max));
    assertThat(new String[] {bar.marker(), bar.from(), bar.length()}).containsExactly(marker, from, length);
  }

  @Test
  void is_not_drawn_with_default_bounds() {
    assertThat(BoundsBar.isDrawn(CounterDefinition.DEFAULT)).isFalse();
    assertThat(BoundsBar.isDrawn(definition(0, 1))).isTrue();
  }

  private static CounterDefinition definition(long min, long max) {
    return new CounterDefinition(new Bounds(min, max), Math.clamp(0, min, max), "", new TreeMap<>(), false);
  }
}
