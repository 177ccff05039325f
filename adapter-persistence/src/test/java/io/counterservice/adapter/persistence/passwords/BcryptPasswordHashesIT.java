package io.counterservice.adapter.persistence.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.contract.PasswordHashesContract;
import io.counterservice.application.port.out.PasswordHashes;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BcryptPasswordHashesIT extends PasswordHashesContract {
  private final BcryptPasswordHashes bcrypt = new BcryptPasswordHashes();

  @Override
  protected PasswordHashes hashes() {
    return bcrypt;
  }

  @Test
  void says_in_the_hash_how_slow_it_was() {
    assertThat(bcrypt.hash("correct horse")).matches("\\$2[ab]\\$12\\$.{53}");
  }

  @Test
  void takes_as_long_without_a_hash() {
    String hash = bcrypt.hash("correct horse");
    assertThat(nanos(null)).isBetween(nanos(hash) / 2, nanos(hash) * 2);
  }

  private long nanos(@Nullable String hash) {
    return IntStream.range(0, 3).mapToLong(_ -> {
      long start = System.nanoTime();
      assertThat(bcrypt.matches("wrong horse", hash)).isFalse();
      return System.nanoTime() - start;
    }).min().orElseThrow();
  }
}
