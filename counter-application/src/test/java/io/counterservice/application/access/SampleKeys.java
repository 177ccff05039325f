package io.counterservice.application.access;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys for tests, with secrets that are known. */
final class SampleKeys {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  static final String SECRET = "s".repeat(43);
  static final String OTHER_SECRET = "t".repeat(43);

  private SampleKeys() {}

  static String presented(String id) {
    return presented(id, SECRET);
  }

  static String presented(String id, String secret) {
    return "ck_" + id + "_" + secret;
  }

  static ApiKey key(String id) {
    return key(id, null);
  }

  static ApiKey key(String id, @Nullable Instant expiresAt) {
    return new ApiKey(id, id, KeyText.of(id, SECRET).secretDigest(), null, Set.of(Scope.COUNTERS_READ), NamePattern.ALL, Set.of(), null,
        NOW,
        expiresAt, null);
  }
}
