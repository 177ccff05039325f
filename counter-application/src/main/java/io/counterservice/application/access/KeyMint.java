package io.counterservice.application.access;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes the texts of new keys: an id of 12 letters or digits and a secret of 256 random bits. */
final class KeyMint {
  private static final String ID_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 12;
  private static final int SECRET_BYTES = 32;
  private final RandomGenerator random;

  /** @param random must be fit for secrets */
  KeyMint(RandomGenerator random) {
    this.random = random;
  }

  KeyText next() {
    return next(id());
  }

  /** Another secret for a key that exists. */
  KeyText next(String id) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return KeyText.of(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  private String id() {
    var id = new StringBuilder(ID_LENGTH);
    for (int at = 0; at < ID_LENGTH; at++)
      id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
    return id.toString();
  }
}
