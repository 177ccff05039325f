package io.counterservice.application.port.out;

import org.jspecify.annotations.Nullable;

/** Makes of passwords what may be kept of them. Every method takes a good part of a second, on purpose. */
public interface PasswordHashes {
  /**
   * The hash of a password; another one each time.
   *
   * @throws IllegalArgumentException where the password has more bytes than {@link io.counterservice.domain.access.PasswordRule#SHORT} allows
   */
  String hash(String password);

  /**
   * Whether the hash was made of this password.
   *
   * @param hash null where there is none: that takes as long, and is false
   */
  boolean matches(String password, @Nullable String hash);
}
