package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearnessTest {

  @ParameterizedTest
  @CsvSource({"0,100,0,0,INSIDE", "0,100,0,10,INSIDE", "0,100,0,89,INSIDE", "0,100,0,90,NEAR_MAXIMUM", "0,100,0,99,NEAR_MAXIMUM",
      "0,100,0,100,AT_MAXIMUM", "0,100,100,100,INSIDE", "0,100,100,95,INSIDE", "0,100,100,11,INSIDE", "0,100,100,10,NEAR_MINIMUM",
      "0,100,100,0,AT_MINIMUM", "0,100,50,0,AT_MINIMUM", "0,100,50,100,AT_MAXIMUM", "0,100,5,0,AT_MINIMUM", "7,7,7,7,INSIDE",
      "0,4,2,4,AT_MAXIMUM", "0,4,2,3,INSIDE", "-9223372036854775808,9223372036854775807,0,9223372036854775807,AT_MAXIMUM",
      "-9223372036854775808,9223372036854775807,0,-9223372036854775800,NEAR_MINIMUM",
      "-9007199254740991,9007199254740991,0,9007199254740991,INSIDE"})
  void tells_where_a_value_stands(long min, long max, long initial, long value, Nearness expected) {
    var definition = new CounterDefinition(new Bounds(min, max), initial, "", new TreeMap<>(), false);
    assertThat(Nearness.of(value, definition)).isEqualTo(expected);
  }
}
