package io.counterservice.domain.counter;

/** A caller's own name for a request, 1 to 255 printable ASCII characters, so that a retry gets the first answer. */
public record IdempotencyKey(String value) {
  public static final int LENGTH_MAX = 255;
  public static final String RULE = "must be 1 to 255 printable ASCII characters";

  public IdempotencyKey {
    if (value.isEmpty() || value.length() > LENGTH_MAX || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f))
      throw new IllegalArgumentException("an idempotency key " + RULE);
  }
}
