package io.counterservice.adapter.admin.audit;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which entries are shown, as it was typed; an empty text leaves a part open. Times are UTC.
 *
 * @param before the number that all have lower ones than; empty for the newest
 */
record AuditFilter(String actor, String action, String subject, String from, String to, String before) {
  public static final List<String> ACTIONS = Arrays.stream(AuditAction.values()).map(AuditAction::text).toList();
  private static final String TIME_RULE = "must be a time from 1970 to 9999, such as 2026-03-31T12:00";
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final int NUMBER_LENGTH_MAX = 18;

  static AuditFilter of(MultiValueMap<String, String> query) {
    return new AuditFilter(text(query, "actor"), text(query, "action"), text(query, "subject"), text(query, "from"), text(query, "to"),
        text(query, "before"));
  }

  /** What is wrong with what was typed, or null. */
  @Nullable
  String wrong() {
    if (!actor.isEmpty() && !AuditQuery.isActor(actor))
      return "Who must be the id of a key, user: and the name of a user, service or anonymous";
    if (!action.isEmpty() && AuditAction.of(action) == null)
      return "What was done must be one of the list";
    if (!subject.isEmpty() && !AuditQuery.isSubject(subject))
      return "To what must be a name, an id or a path, or the beginning of one and a *";
    if (!before.isEmpty() && number(before) == null)
      return "The number to go on before must be a whole number above 0";
    return wrongTime();
  }

  /** At most so many entries; asked for only where nothing is wrong. */
  AuditQuery query(int limit) {
    return new AuditQuery(actor.isEmpty() ? null : new Actor(actor), AuditAction.of(action), subject.isEmpty() ? null : subject,
        instant(from), instant(to), number(before), limit);
  }

  /** All that it is about, from the newest on, in pages as long as may be. */
  AuditQuery whole() {
    return new AuditFilter(actor, action, subject, from, to, "").query(AuditQuery.LIMIT_MAX);
  }

  /** Whether it shows all. */
  public boolean isOpen() {
    return (actor + action + subject + from + to).isEmpty();
  }

  private @Nullable String wrongTime() {
    try {
      Instant first = instant(from);
      Instant end = instant(to);
      return first != null && end != null && !first.isBefore(end) ? "Until must be after From" : null;
    } catch (DateTimeException _) {
      return "From and until " + TIME_RULE;
    }
  }

  private static @Nullable Instant instant(String text) {
    if (text.isEmpty())
      return null;
    Instant at = text.endsWith("Z") ? Instant.parse(text) : local(text).toInstant(ZoneOffset.UTC);
    if (at.isBefore(Instant.EPOCH) || !at.isBefore(END))
      throw new DateTimeException(TIME_RULE);
    return at;
  }

  private static LocalDateTime local(String text) {
    return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }

  private static @Nullable Long number(String text) {
    boolean isNumber = !text.isEmpty() && text.length() <= NUMBER_LENGTH_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber && Long.parseLong(text) > 0 ? (Long) Long.parseLong(text) : null;
  }

  private static String text(MultiValueMap<String, String> query, String field) {
    return Objects.requireNonNullElse(query.getFirst(field), "").strip();
  }
}
