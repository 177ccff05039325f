package io.counterservice.adapter.rest.audit;

import io.counterservice.adapter.rest.history.Moments;
import io.counterservice.adapter.rest.http.Query;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which page of the audit trail is asked for. */
record AuditRequest(AuditQuery query) {
  private static final int LIMIT_DEFAULT = 100;
  private static final String ACTOR_RULE = "must be the id of a key, user: and the name of a user (a + is %2B in an address), service, or anonymous";
  private static final String SUBJECT_RULE = "must be a name, an id or a path, at most 128 characters of A-Z a-z 0-9 . _ : @ + / % - (a + is %2B in an"
      + " address), or the beginning of one with a trailing *";
  private static final String ACTION_RULE = Arrays.stream(AuditAction.values()).map(AuditAction::text)
      .collect(Collectors.joining(", ", "must be one of ", ""));

  static AuditRequest of(Query query, Instant now) {
    query.allow("actor", "action", "subject", "from", "to", "before", "limit");
    var moments = Moments.of(query, now);
    String actor = matching(query, "actor", AuditQuery::isActor, ACTOR_RULE);
    Instant from = moments.read(query, "from");
    Instant to = moments.read(query, "to");
    if (from != null && to != null && !from.isBefore(to))
      throw Problem.invalid("to", "must be after from").asException();
    long before = query.number("before", 1, Long.MAX_VALUE, 0);
    return new AuditRequest(new AuditQuery(actor == null ? null : new Actor(actor), action(query),
        matching(query, "subject", AuditQuery::isSubject, SUBJECT_RULE), from, to, before == 0 ? null : before,
        (int) query.number("limit", 1, AuditQuery.LIMIT_MAX, LIMIT_DEFAULT)));
  }

  /** The address of the page after this one; null where this is the last. Instants are written out: the next page is about the same time. */
  @Nullable
  String next(List<AuditRecord> page) {
    if (page.size() < query.limit())
      return null;
    var address = new StringBuilder("/audit?");
    append(address, "actor", query.actor() == null ? null : query.actor().id());
    append(address, "action", query.action() == null ? null : query.action().text());
    append(address, "subject", query.subject());
    append(address, "from", query.from());
    append(address, "to", query.to());
    append(address, "before", page.getLast().number());
    return address.append("limit=").append(query.limit()).toString();
  }

  private static @Nullable AuditAction action(Query query) {
    String text = query.one("action");
    AuditAction action = text == null ? null : AuditAction.of(text);
    if (text != null && action == null)
      throw Problem.invalid("action", ACTION_RULE).asException();
    return action;
  }

  private static @Nullable String matching(Query query, String parameter, Predicate<String> keeps, String rule) {
    String text = query.one(parameter);
    if (text != null && !keeps.test(text))
      throw Problem.invalid(parameter, rule).asException();
    return text;
  }

  private static void append(StringBuilder address, String parameter, @Nullable Object value) {
    if (value != null)
      address.append(parameter).append('=').append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)).append('&');
  }
}
