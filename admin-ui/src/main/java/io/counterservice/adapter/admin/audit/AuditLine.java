package io.counterservice.adapter.admin.audit;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail on a page.
 *
 * @param icon of who did it
 * @param actor what to filter by for all that the same did
 * @param who the name of a user; of a key its name, where it is known
 * @param keyId of who did it; empty where that was no key whose name is known
 * @param what in words
 * @param subjectName of a key; else empty
 * @param place the page of the subject; empty where there is none
 * @param address empty where it came from the service itself
 */
record AuditLine(long number, Instant at, String icon, String actor, String who, String keyId, String what, String subject,
    String subjectName, String place, String address, List<Fact> facts) {
  private static final Set<String> NUMBERS = Set.of("min", "max", "value", "initialValue", "operationsPerSecond", "burst",
      "operationsPerDay");

  /** A part of the subject; null where it was not there, or is not there any more. */
  public record Fact(String field, @Nullable String before, @Nullable String after) {}

  /** @param names of keys, by id */
  static AuditLine of(AuditRecord record, Map<String, String> names) {
    AuditEntry entry = record.entry();
    Actor actor = entry.by().actor();
    String name = names.get(actor.id());
    String address = entry.by().address();
    return new AuditLine(record.number(), entry.at(), actor.isUser() ? "users" : name == null ? "nodes" : "key", actor.id(),
        name == null ? actor.name() : name, name == null ? "" : actor.id(), entry.action().text().replace('-', ' '), entry.subject(),
        isOfKey(entry.action()) ? names.getOrDefault(entry.subject(), "") : "", place(entry), address == null ? "" : address,
        facts(entry));
  }

  /** Whether the subject is the id of a key. */
  static boolean isOfKey(AuditAction action) {
    return switch (action) {
      case KEY_CREATED, KEY_EDITED, KEY_ROTATED, KEY_REVOKED -> true;
      case COUNTER_CREATED, COUNTER_EDITED, COUNTER_DELETED, COUNTER_CHANGED, COUNTERS_IMPORTED, COUNTERS_EXPORTED, HISTORY_REBUILT,
          PLAN_CREATED, PLAN_REPLACED, PLAN_DELETED, USER_CREATED, USER_EDITED, PASSWORD_CHANGED, SIGNED_IN, SIGN_IN_REFUSED, SIGNED_OUT,
          FORBIDDEN ->
        false;
    };
  }

  /** No counter is where one was deleted, and a name that was refused may be nobody's. */
  private static String place(AuditEntry entry) {
    return switch (entry.action()) {
      case COUNTER_CREATED, COUNTER_EDITED, COUNTER_CHANGED -> "/console/counters/" + entry.subject();
      case KEY_CREATED, KEY_EDITED, KEY_ROTATED, KEY_REVOKED -> "/console/keys/" + entry.subject();
      case USER_CREATED, USER_EDITED, PASSWORD_CHANGED, SIGNED_IN, SIGNED_OUT -> "/console/users";
      case COUNTER_DELETED, COUNTERS_IMPORTED, COUNTERS_EXPORTED, HISTORY_REBUILT, PLAN_CREATED, PLAN_REPLACED, PLAN_DELETED,
          SIGN_IN_REFUSED, FORBIDDEN ->
        "";
    };
  }

  private static List<Fact> facts(AuditEntry entry) {
    Set<String> fields = new TreeSet<>(entry.before().keySet());
    fields.addAll(entry.after().keySet());
    return fields.stream().map(field -> new Fact(field, text(entry.before(), field), text(entry.after(), field))).toList();
  }

  private static @Nullable String text(SortedMap<String, String> facts, String field) {
    String text = facts.get(field);
    return text != null && NUMBERS.contains(field) ? Numbers.text(new BigInteger(text)) : text;
  }
}
