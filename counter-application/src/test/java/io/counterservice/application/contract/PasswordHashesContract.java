package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.domain.access.PasswordRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link PasswordHashes} does. */
@Timeout(60)
public abstract class PasswordHashesContract {
  private static final String PASSWORD = "correct horse";
  private PasswordHashes hashes;

  protected abstract PasswordHashes hashes();

  @BeforeEach
  void open() {
    hashes = hashes();
  }

  @Test
  void knows_a_password_again_and_no_other() {
    String hash = hashes.hash(PASSWORD);
    assertThat(hashes.matches(PASSWORD, hash)).isTrue();
    assertThat(hashes.matches("correct horsf", hash)).isFalse();
    assertThat(hashes.matches("", hash)).isFalse();
  }

  @Test
  void shows_nothing_of_the_password_not_even_that_two_are_the_same() {
    String hash = hashes.hash(PASSWORD);
    assertThat(hash).doesNotContain(PASSWORD).isNotEqualTo(hashes.hash(PASSWORD));
  }

  @Test
  void knows_every_character_of_the_longest_password() {
    String longest = "\u00e9".repeat(PasswordRule.BYTES_MAX / 2);
    String hash = hashes.hash(longest);
    assertThat(hashes.matches(longest, hash)).isTrue();
    assertThat(hashes.matches(longest.substring(1) + "\u00ea", hash)).isFalse();
  }

  @Test
  void takes_no_longer_password_and_knows_none() {
    String longest = "p".repeat(PasswordRule.BYTES_MAX);
    assertThatThrownBy(() -> hashes.hash(longest + "p")).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("ppp");
    assertThat(hashes.matches(longest + "p", hashes.hash(longest))).isFalse();
  }

  @Test
  void matches_no_hash_that_is_none() {
    assertThat(hashes.matches(PASSWORD, null)).isFalse();
    assertThat(hashes.matches(PASSWORD, "")).isFalse();
    assertThat(hashes.matches(PASSWORD, PASSWORD)).isFalse();
  }
}
