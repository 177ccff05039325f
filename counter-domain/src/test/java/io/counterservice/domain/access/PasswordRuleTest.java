package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
  @Test
  void asks_for_ten_characters() {
    assertThat(PasswordRule.brokenBy("123456789", "ann", null)).isEqualTo(PasswordRule.LONG);
    assertThat(PasswordRule.brokenBy("1234567890", "ann", null)).isNull();
    assertThat(PasswordRule.brokenBy("\uD83D\uDE00".repeat(9), "ann", null)).isEqualTo(PasswordRule.LONG);
    assertThat(PasswordRule.brokenBy("\uD83D\uDE00".repeat(10), "ann", null)).isNull();
  }

  @Test
  void counts_bytes_as_utf_8_does() {
    for (String character : new String[] {"a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "\uD83D\uDE00"}) {
      int bytes = character.getBytes(StandardCharsets.UTF_8).length;
      String longest = character.repeat(72 / bytes);
      assertThat(PasswordRule.brokenBy(longest, "ann", null)).as(character).isNull();
      assertThat(PasswordRule.brokenBy(longest + "a".repeat(72 % bytes + 1), "ann", null)).as(character).isEqualTo(PasswordRule.SHORT);
    }
  }

  @Test
  void takes_neither_the_name_nor_the_password_before() {
    assertThat(PasswordRule.brokenBy("Ann.Example", "ann.example", null)).isEqualTo(PasswordRule.NOT_THE_NAME);
    assertThat(PasswordRule.brokenBy("correct horse", "ann", "correct horse")).isEqualTo(PasswordRule.NEW);
    assertThat(PasswordRule.brokenBy("correct horse", "ann", "correct Horse")).isNull();
  }

  @Test
  void has_a_text_for_each() {
    assertThat(PasswordRule.values()).extracting(PasswordRule::text).containsExactly("must have 10 characters at least",
        "must have 72 bytes in UTF-8 at most", "must not be the name", "must not be the one before");
  }
}
