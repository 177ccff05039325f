package io.counterservice.application.port;

import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail are asked for; null leaves a part open.
 *
 * @param subject the whole subject, or its beginning and a {@code *}
 * @param from the first instant
 * @param to the first instant after
 * @param before the number that all have lower ones than
 * @param limit how many at most, 1 to {@link #LIMIT_MAX}
 */
public record AuditQuery(@Nullable Actor actor, @Nullable AuditAction action, @Nullable String subject, @Nullable Instant from,
    @Nullable Instant to, @Nullable Long before, int limit) {
  public static final int LIMIT_MAX = 1_000;

  public AuditQuery {
    if (limit < 1 || limit > LIMIT_MAX)
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX);
  }

  /** The newest entries. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(null, null, null, null, null, null, limit);
  }
}
