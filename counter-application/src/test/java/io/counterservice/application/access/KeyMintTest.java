package io.counterservice.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyMintTest {
  private final KeyMint mint = new KeyMint(new Random(7));

  @Test
  void makes_an_id_of_12_characters_and_a_secret_of_256_bits() {
    assertThat(mint.next().presented()).matches("ck_[A-Za-z0-9]{12}_[A-Za-z0-9_-]{43}");
  }

  @Test
  void makes_another_key_each_time() {
    var seen = new HashSet<String>();
    for (int n = 0; n < 1_000; n++) {
      KeyText text = mint.next();
      assertThat(seen.add(text.id())).isTrue();
      assertThat(seen.add(text.presented().substring(16))).isTrue();
    }
  }

  @Test
  void keeps_the_id_where_only_the_secret_is_to_change() {
    assertThat(mint.next("k").id()).isEqualTo("k");
    assertThat(mint.next("k").presented()).isNotEqualTo(mint.next("k").presented());
  }
}
