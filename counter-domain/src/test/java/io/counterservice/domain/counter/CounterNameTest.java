package io.counterservice.domain.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "9", "shop.item_1:sold-out", "a..b", "1-", "A.", "a:", "a_"})
  void is_a_name(String text) {
    assertThat(CounterName.isValid(text)).isTrue();
    assertThat(new CounterName(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "_a", ":a", "-a", ".a", "a b", " a", "a ", "a/b", "/", "a\\b", "a%2Fb", "a?b", "a#b", "a*", "a\0",
      "a\n", "a\t", "a\u007f", "ä", "aä", "ａ", "a١", "а", "a🦆", "a@b", "a[b", "a`b", "a{b", "a,b", "a;b", "a\"b"})
  void is_no_name(String text) {
    assertThat(CounterName.isValid(text)).isFalse();
    assertThatThrownBy(() -> new CounterName(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(CounterName.RULE);
  }

  @Test
  void of_all_characters_just_66_may_stand_in_a_name_and_62_begin_one() {
    assertThat(IntStream.rangeClosed(0, 0xffff).filter(c -> CounterName.isValid("a" + (char) c)).count()).isEqualTo(66);
    assertThat(IntStream.rangeClosed(0, 0xffff).filter(c -> CounterName.isValid("" + (char) c)).count()).isEqualTo(62);
  }

  @Test
  void has_at_most_128_characters() {
    assertThat(CounterName.isValid("a".repeat(128))).isTrue();
    assertThat(CounterName.isValid("a".repeat(129))).isFalse();
    assertThat(CounterName.LENGTH_MAX).isEqualTo(128);
  }

  @Test
  void case_matters() {
    assertThat(new CounterName("a")).isNotEqualTo(new CounterName("A"));
  }

  @Test
  void is_ordered_as_its_bytes_are() {
    List<String> names = List.of("a", "B", "a.b", "a-b", "a_b", "a:b", "ab", "a0", "Z", "0", "aB", "a.B", "aa");
    Comparator<String> byBytes = (one, other) -> Arrays.compareUnsigned(one.getBytes(StandardCharsets.US_ASCII),
        other.getBytes(StandardCharsets.US_ASCII));

    Stream<String> ordered = names.stream().map(CounterName::new).sorted().map(CounterName::value);

    assertThat(ordered).containsExactlyElementsOf(names.stream().sorted(byBytes).toList());
  }
}
