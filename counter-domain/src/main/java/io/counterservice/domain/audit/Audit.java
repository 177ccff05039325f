package io.counterservice.domain.audit;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.Deed;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which entry follows from what something was and what it became. Of what is there before and after, only what differs is told. */
public final class Audit {
  private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

  private Audit() {}

  /** The entry of an applied update; an edit that changed nothing is told too, for it took a version. */
  public static AuditEntry of(Deed deed) {
    Counter before = deed.before();
    Counter after = deed.after();
    SortedMap<String, String> then = before == null ? NOTHING : facts(before);
    SortedMap<String, String> now = after.deleted() ? NOTHING : facts(after);
    AuditAction action = action(deed);
    SortedMap<String, String> was = action == AuditAction.COUNTER_CHANGED ? only("value", then) : without(now, then);
    SortedMap<String, String> is = action == AuditAction.COUNTER_CHANGED ? only("value", now) : without(then, now);
    String reason = deed.update().reason();
    if (reason != null)
      is.put("reason", reason);
    Caller by = new Caller(deed.update().actor(), deed.update().address());
    return new AuditEntry(after.updatedAt(), by, action, after.name().value(), was, is);
  }

  /** The entry of a key that was made (before is null) or became another; null where it is as it was. */
  public static @Nullable AuditEntry of(@Nullable ApiKey before, ApiKey after, Caller by, Instant at) {
    if (after.equals(before))
      return null;
    SortedMap<String, String> then = before == null ? NOTHING : before.facts();
    return new AuditEntry(at, by, action(before, after), after.id(), without(after.facts(), then), without(then, after.facts()));
  }

  /** The entry of a plan that was made (before is null), replaced, or deleted (after is null); null where it is as it was. */
  public static @Nullable AuditEntry of(@Nullable RatePlan before, @Nullable RatePlan after, Caller by, Instant at) {
    if (Objects.equals(before, after))
      return null;
    SortedMap<String, String> then = before == null ? NOTHING : before.facts();
    SortedMap<String, String> now = after == null ? NOTHING : after.facts();
    RatePlan either = after == null ? Objects.requireNonNull(before) : after;
    return new AuditEntry(at, by, action(before, after), either.name(), without(now, then), without(then, now));
  }

  /**
   * The entry of a user who was made (before is null) or became another; null where only passwords were tried. Sessions that end beside another
   * change are not told of.
   */
  public static @Nullable AuditEntry of(@Nullable User before, User after, Caller by, Instant at) {
    SortedMap<String, String> then = before == null ? NOTHING : before.facts();
    SortedMap<String, String> was = without(after.facts(), then);
    SortedMap<String, String> is = without(then, after.facts());
    AuditAction action = action(before, after, !was.isEmpty() || !is.isEmpty());
    return action == null ? null : new AuditEntry(at, by, action, after.name(), was, is);
  }

  /** The entry of an action that changed nothing by itself. */
  public static AuditEntry of(AuditAction action, String subject, Caller by, Instant at) {
    return new AuditEntry(at, by, action, subject, NOTHING, NOTHING);
  }

  /** The entry of an action that is told of by what came of it, such as the sums of an import. */
  public static AuditEntry of(AuditAction action, String subject, SortedMap<String, String> result, Caller by, Instant at) {
    return new AuditEntry(at, by, action, subject, NOTHING, result);
  }

  private static AuditAction action(Deed deed) {
    if (deed.before() == null)
      return AuditAction.COUNTER_CREATED;
    if (deed.after().deleted())
      return AuditAction.COUNTER_DELETED;
    return deed.update().operation().defines() ? AuditAction.COUNTER_EDITED : AuditAction.COUNTER_CHANGED;
  }

  private static AuditAction action(@Nullable ApiKey before, ApiKey after) {
    if (before == null)
      return AuditAction.KEY_CREATED;
    if (before.revokedAt() == null && after.revokedAt() != null)
      return AuditAction.KEY_REVOKED;
    return before.secret().equals(after.secret()) ? AuditAction.KEY_EDITED : AuditAction.KEY_ROTATED;
  }

  private static AuditAction action(@Nullable RatePlan before, @Nullable RatePlan after) {
    if (before == null)
      return AuditAction.PLAN_CREATED;
    return after == null ? AuditAction.PLAN_DELETED : AuditAction.PLAN_REPLACED;
  }

  /** Whatever somebody does to a user ends sessions; a password that is tried ends none. */
  private static @Nullable AuditAction action(@Nullable User before, User after, boolean differs) {
    if (before == null)
      return AuditAction.USER_CREATED;
    if (before.sessionsFrom().equals(after.sessionsFrom()))
      return null;
    if (!Objects.equals(before.passwordHash(), after.passwordHash()))
      return AuditAction.PASSWORD_CHANGED;
    return differs ? AuditAction.USER_EDITED : AuditAction.SIGNED_OUT;
  }

  private static SortedMap<String, String> facts(Counter counter) {
    SortedMap<String, String> facts = counter.definition().facts();
    facts.put("value", Long.toString(counter.value()));
    return facts;
  }

  private static SortedMap<String, String> without(SortedMap<String, String> same, SortedMap<String, String> facts) {
    SortedMap<String, String> rest = new TreeMap<>(facts);
    rest.entrySet().removeAll(same.entrySet());
    return rest;
  }

  private static SortedMap<String, String> only(String field, SortedMap<String, String> facts) {
    return new TreeMap<>(facts.subMap(field, field + '\0'));
  }
}
