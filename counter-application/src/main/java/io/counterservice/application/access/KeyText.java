package io.counterservice.application.access;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.SecretDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The text of a key as a caller presents it, {@code ck_<id>_<secret>}. Holds a secret: it has no readable form. */
final class KeyText {
  static final int SECRET_LENGTH_MIN = 32;
  static final int SECRET_LENGTH_MAX = 128;
  static final String RULE = "must be ck_<id>_<secret> with an id of 1 to 32 letters or digits and a secret of 32 to 128 characters of A-Z a-z 0-9 _ -";
  private static final String PREFIX = "ck_";
  private static final MessageDigest SHA_256 = sha256();
  private final String text;
  private final int secretAt;

  private KeyText(String text, int secretAt) {
    this.text = text;
    this.secretAt = secretAt;
  }

  /** The text taken apart, or null where it has another form. */
  static @Nullable KeyText parse(String text) {
    int idEnd = text.indexOf('_', PREFIX.length());
    if (!text.startsWith(PREFIX) || !isId(text, PREFIX.length(), idEnd) || !isSecret(text, idEnd + 1))
      return null;
    return new KeyText(text, idEnd + 1);
  }

  static KeyText of(String id, String secret) {
    KeyText text = parse(PREFIX + id + "_" + secret);
    if (text == null)
      throw new IllegalArgumentException("an API key " + RULE);
    return text;
  }

  String id() {
    return text.substring(PREFIX.length(), secretAt - 1);
  }

  /** The SHA-256 digest of the secret alone. */
  byte[] digest() {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    MessageDigest sha256 = copy();
    sha256.update(bytes, secretAt, bytes.length - secretAt);
    return sha256.digest();
  }

  SecretDigest secretDigest() {
    return new SecretDigest(HexFormat.of().formatHex(digest()));
  }

  /** What is shown once to the owner of the key, secret included. */
  String presented() {
    return text;
  }

  @Override
  public String toString() {
    return "KeyText[" + id() + "]";
  }

  private static boolean isId(String text, int from, int to) {
    if (to - from < 1 || to - from > ApiKey.ID_LENGTH_MAX)
      return false;
    for (int at = from; at < to; at++)
      if (!isLetterOrDigit(text.charAt(at)))
        return false;
    return true;
  }

  private static boolean isSecret(String text, int from) {
    int length = text.length() - from;
    if (length < SECRET_LENGTH_MIN || length > SECRET_LENGTH_MAX)
      return false;
    for (int at = from; at < text.length(); at++)
      if (!isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '_' && text.charAt(at) != '-')
        return false;
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  /** Copying one that was never used is several times quicker than looking the algorithm up for each request. */
  private static MessageDigest copy() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
