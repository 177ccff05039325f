package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemException;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Precondition;
import io.counterservice.domain.counter.Version;
import java.util.HashSet;
import java.util.List;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Under which conditions a request wants its operation: If-Match, Idempotency-Key, reason and dryRun. */
record Conditions(@Nullable Precondition precondition, @Nullable IdempotencyKey key, @Nullable String reason, boolean dryRun) {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String IF_MATCH = "If-Match";
  /** Who sends one relies on it, so it must not be passed over. */
  private static final List<String> OTHER_CONDITIONS = List.of("If-None-Match", "If-Unmodified-Since");
  private static final String ETAG_RULE = "must be * or entity tags of versions such as \"17\", not weak ones";

  static Conditions of(Call call) {
    IdempotencyKey key = idempotencyKey(call);
    boolean dryRun = call.query().flag("dryRun");
    for (String condition : OTHER_CONDITIONS)
      if (!call.headers(condition).isEmpty())
        throw Problem.invalid(condition, "must be absent: If-Match is the condition there is, and POST /counters creates only")
            .asException();
    if (dryRun && key != null)
      throw Problem.invalid(IDEMPOTENCY_KEY, "must be absent from a dry run").asException();
    return new Conditions(precondition(call), key, call.query().one("reason"), dryRun);
  }

  /** These conditions with the reason given in the body, if any. */
  Conditions because(@Nullable String bodyReason) {
    if (bodyReason == null)
      return this;
    if (reason != null)
      throw Problem.invalid("reason", "must not be in the body and in the query").asException();
    return new Conditions(precondition, key, bodyReason, dryRun);
  }

  static @Nullable IdempotencyKey idempotencyKey(Call call) {
    String text = call.header(IDEMPOTENCY_KEY);
    if (text == null)
      return null;
    String bare = text.startsWith("\"") ? unquoted(text) : text;
    return idempotencyKey(IDEMPOTENCY_KEY, bare);
  }

  private static IdempotencyKey idempotencyKey(String field, @Nullable String text) {
    if (text == null || !isIdempotencyKey(text))
      throw Problem.invalid(field, IdempotencyKey.RULE).asException();
    return new IdempotencyKey(text);
  }

  static boolean isIdempotencyKey(String text) {
    return !text.isEmpty() && text.length() <= IdempotencyKey.LENGTH_MAX && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  private static @Nullable Precondition precondition(Call call) {
    List<String> fields = call.headers(IF_MATCH);
    if (fields.isEmpty())
      return null;
    String text = String.join(",", fields);
    return text.strip().equals("*") ? new Precondition(Set.of()) : versions(text);
  }

  private static Precondition versions(String text) {
    var versions = new HashSet<Version>();
    for (String tag : text.split(",", -1))
      versions.add(version(tag.strip()));
    return new Precondition(versions);
  }

  private static Version version(String tag) {
    if (!tag.matches("\"(0|[1-9][0-9]{0,18})\""))
      throw badTag();
    try {
      return new Version(Long.parseLong(tag.substring(1, tag.length() - 1)));
    } catch (NumberFormatException e) {
      throw badTag();
    }
  }

  private static ProblemException badTag() {
    return Problem.invalid(IF_MATCH, ETAG_RULE).asException();
  }

  /** The content of a structured-field string, or null where it is none. */
  private static @Nullable String unquoted(String text) {
    var content = new StringBuilder(text.length());
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"')
        return i == text.length() - 1 ? content.toString() : null;
      if (c == '\\') {
        i++;
        if (i == text.length() || "\"\\".indexOf(text.charAt(i)) < 0)
          return null;
      }
      content.append(text.charAt(i));
    }
    return null;
  }
}
