package io.counterservice.domain.access;

/** The SHA-256 digest of a secret as 64 lower-case hexadecimal digits; the secret itself is stored nowhere. */
public record SecretDigest(String hex) {
  public SecretDigest {
    if (!hex.matches("[0-9a-f]{64}"))
      throw new IllegalArgumentException("a secret digest must be 64 hexadecimal digits");
  }

  @Override
  public String toString() {
    return "SecretDigest[…]";
  }
}
