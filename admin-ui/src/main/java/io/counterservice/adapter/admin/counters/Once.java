package io.counterservice.adapter.admin.counters;

import io.counterservice.domain.counter.IdempotencyKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes a form good for one change, however often it is sent: it carries the idempotency key of the change. */
final class Once {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 12;

  private Once() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return "console-" + HexFormat.of().formatHex(bytes);
  }

  /** Null where the form carries none. */
  static @Nullable IdempotencyKey key(String once) {
    boolean isKey = !once.isEmpty() && once.length() <= IdempotencyKey.LENGTH_MAX && once.chars().allMatch(c -> c > ' ' && c < 127);
    return isKey ? new IdempotencyKey(once) : null;
  }
}
