package io.counterservice.adapter.rest.badges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0|0|0|0", "7|7|7|7", "999|999|999|999", "-999|-999|-999|-999", "1000|1000|1,000|1K",
      "1049|1049|1,049|1K", "1050|1050|1,050|1.1K", "9949|9949|9,949|9.9K", "9950|9950|9,950|10K", "12345|12345|12,345|12K",
      "999499|999499|999,499|999K", "999500|999500|999,500|1M", "1234567|1234567|1,234,567|1.2M", "-1234567|-1234567|-1,234,567|-1.2M",
      "100000000|100000000|100,000,000|100M", "9007199254740991|9007199254740991|9,007,199,254,740,991|9007T",
      "9223372036854775807|9223372036854775807|9,223,372,036,854,775,807|9,223,372T",
      "-9223372036854775808|-9223372036854775808|-9,223,372,036,854,775,808|-9,223,372T"})
  void writes_a_value_in_three_forms(long value, String full, String grouped, String shortened) {
    assertThat(NumberForm.FULL.of(value)).isEqualTo(full);
    assertThat(NumberForm.GROUPED.of(value)).isEqualTo(grouped);
    assertThat(NumberForm.SHORT.of(value)).isEqualTo(shortened);
  }
}
