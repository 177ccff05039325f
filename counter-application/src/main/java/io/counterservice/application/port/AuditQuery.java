package io.counterservice.application.port;

import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.regex.Pattern;
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
  private static final Pattern ACTOR = Pattern
      .compile("(user:)?[A-Za-z0-9._@+-]{1,64}|jwt:[A-Za-z0-9._@+:|/-]{1,64}");
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:@+/%-]{0,128}[*]?");

  public AuditQuery {
    if (limit < 1 || limit > LIMIT_MAX)
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX);
  }

  /** Whether somebody may be called so: the id of a key, {@code user:} and the name of a user, {@code jwt:} and the subject of a token, {@code service}, {@code anonymous}. */
  public static boolean isActor(String text) {
    return ACTOR.matcher(text).matches();
  }

  /** Whether something may be called so, a name, an id or a path, or begin so, where a {@code *} stands at the end. */
  public static boolean isSubject(String text) {
    return !text.isEmpty() && SUBJECT.matcher(text).matches();
  }

  /** The newest entries. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(null, null, null, null, null, null, limit);
  }
}
