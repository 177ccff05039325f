package io.counterservice.application.testing;

import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.domain.access.PasswordRule;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hashes that are made in no time, and are fit for nothing but tests; counts the comparisons. */
public final class QuickPasswordHashes implements PasswordHashes {
  private final AtomicInteger salts = new AtomicInteger();
  private final AtomicInteger comparisons = new AtomicInteger();

  /** How often a password was compared, with a hash or with none. */
  public int comparisons() {
    return comparisons.get();
  }

  @Override
  public String hash(String password) {
    if (!PasswordRule.isShort(password))
      throw new IllegalArgumentException("a password " + PasswordRule.SHORT.text());
    return hash(password, "quick" + salts.incrementAndGet());
  }

  @Override
  public boolean matches(String password, @Nullable String hash) {
    comparisons.incrementAndGet();
    return hash != null && hash.equals(hash(password, hash.substring(0, Math.max(0, hash.indexOf('$')))));
  }

  private static String hash(String password, String salt) {
    return salt + "$" + UUID.nameUUIDFromBytes((salt + password).getBytes(StandardCharsets.UTF_8));
  }
}
