package io.counterservice.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
  private static final String SECRET = "abcdefghijklmnopqrstuvwxyz_-0189";

  @Test
  void takes_a_key_apart_at_its_second_underscore() {
    KeyText text = parsed("ck_Shop1_" + SECRET);
    assertThat(text.id()).isEqualTo("Shop1");
    assertThat(text.presented()).isEqualTo("ck_Shop1_" + SECRET);
  }

  @Test
  void digests_the_secret_alone() {
    // printf %s abcdefghijklmnopqrstuvwxyz_-0189 | sha256sum
    assertThat(parsed("ck_a_" + SECRET).secretDigest().hex()).isEqualTo("f14c9ab40ae082129f5e9425ab2fccd473573f0366e88649a6176b595c2d7c95");
    assertThat(parsed("ck_b_" + SECRET).digest()).isEqualTo(parsed("ck_a_" + SECRET).digest());
  }

  @Test
  void accepts_the_longest_parts() {
    assertThat(KeyText.parse("ck_" + "i".repeat(32) + "_" + "s".repeat(128))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ck", "ck_", "ck__", "ck_a", "ck_a_", "ck_a_tooshort", "CK_a_" + SECRET, "ck_" + SECRET, "ck__" + SECRET,
      "xck_a_" + SECRET, " ck_a_" + SECRET, "ck_a_" + SECRET + " ", "ck_a-b_" + SECRET, "ck_\u00e4_" + SECRET, "ck_a_" + SECRET + "\u00e9",
      "ck_a_" + SECRET + "\n", "ck_a_" + SECRET + "+", "ck_a_" + SECRET + "\u0000"})
  void knows_what_is_no_key(String text) {
    assertThat(KeyText.parse(text)).isNull();
  }

  @Test
  void knows_parts_that_are_too_long_or_too_short() {
    assertThat(KeyText.parse("ck_" + "i".repeat(33) + "_" + SECRET)).isNull();
    assertThat(KeyText.parse("ck_a_" + "s".repeat(129))).isNull();
    assertThat(KeyText.parse("ck_a_" + "s".repeat(31))).isNull();
    assertThat(KeyText.parse("ck_a_" + "s".repeat(32))).isNotNull();
  }

  @Test
  void shows_no_secret() {
    assertThat(parsed("ck_a_" + SECRET).toString()).isEqualTo("KeyText[a]");
    assertThatThrownBy(() -> KeyText.of("a", "short+secret")).hasMessageNotContaining("short+secret");
  }

  private static KeyText parsed(String text) {
    return Objects.requireNonNull(KeyText.parse(text));
  }
}
