package io.counterservice.adapter.admin.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"0;0", "7;7", "999;999", "1000;1,000", "-1000;−1,000", "123456789;123,456,789",
      "-9223372036854775808;−9,223,372,036,854,775,808"})
  void writes_thousands_apart_and_a_true_minus(long number, String text) {
    assertThat(Numbers.text(number)).isEqualTo(text);
    assertThat(Numbers.parse(text)).isEqualTo(number);
  }

  @Test
  void writes_changes_with_their_sign() {
    assertThat(Numbers.change(BigInteger.TWO)).isEqualTo("+2");
    assertThat(Numbers.change(BigInteger.ZERO)).isEqualTo("0");
    assertThat(Numbers.change(BigInteger.valueOf(-2_000))).isEqualTo("−2,000");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {" 12 ;12", "+5;5", "-5;-5", "1,234;1234", "1234;1234"})
  void reads_what_people_type(String typed, long number) {
    assertThat(Numbers.parse(typed)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "1.5", "1e3", "1,23", ",1", "12,34,567", "--1", "0x10", "9223372036854775808", "1 000", "١"})
  void refuses_what_is_no_whole_number(String typed) {
    assertThatThrownBy(() -> Numbers.parse(typed)).isInstanceOf(NumberFormatException.class);
  }
}
