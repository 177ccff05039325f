package io.counterservice.adapter.persistence.passwords;

import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.domain.access.PasswordRule;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Bcrypt. It takes no notice of what follows the 72nd byte of a password; so longer ones are none here. */
final class BcryptPasswordHashes implements PasswordHashes {
  static final int STRENGTH = 12;
  /** Of a random password that nobody knows. */
  private static final String NOBODYS = "$2a$12$RI0ep3NZ8xs6NipHksYLReW1zpsvLUn5IcKlGVzxOs1yQTrNB1ZA6";
  private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(STRENGTH);

  @Override
  public String hash(String password) {
    if (!PasswordRule.isShort(password))
      throw new IllegalArgumentException("a password " + PasswordRule.SHORT.text());
    return encoder.encode(password);
  }

  @Override
  public boolean matches(String password, @Nullable String hash) {
    boolean known = encoder.matches(password, hash == null ? NOBODYS : hash);
    return known && hash != null && PasswordRule.isShort(password);
  }
}
