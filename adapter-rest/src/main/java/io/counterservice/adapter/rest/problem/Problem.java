package io.counterservice.adapter.rest.problem;

import io.counterservice.adapter.rest.json.JsonOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One failure as RFC 9457 has it: a type, a sentence about this occurrence, extension members (strings, whole numbers and maps of these) and
 * header fields that belong to it.
 */
public record Problem(ProblemType type, String detail, Map<String, Object> members, Map<String, String> headers) {
  public static final String MEDIA_TYPE = "application/problem+json";
  private static final int BYTES_EXPECTED = 320;

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Map.of(), Map.of());
  }

  /** A field, parameter or header that breaks a rule. */
  public static Problem invalid(String field, String rule) {
    return of(ProblemType.INVALID_REQUEST, field + " " + rule).with("field", field).with("rule", rule);
  }

  public Problem with(String member, @Nullable Object value) {
    if (value == null)
      return this;
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, detail, more, headers);
  }

  public Problem withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(type, detail, members, more);
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }

  public byte[] toJson() {
    var out = new JsonOutput(BYTES_EXPECTED);
    writeTo(out);
    return out.toByteArray();
  }

  public void writeTo(JsonOutput out) {
    out.openObject().field("type").string(type.path()).field("title").string(type.title());
    out.field("status").number(type.status()).field("detail").string(detail);
    writeMembers(out, members);
    out.closeObject();
  }

  private static void writeMembers(JsonOutput out, Map<?, ?> members) {
    members.forEach((name, value) -> {
      out.field(name.toString());
      switch (value) {
        case Number number -> out.ascii(number.toString());
        case Map<?, ?> nested -> {
          out.openObject();
          writeMembers(out, nested);
          out.closeObject();
        }
        default -> out.string(value.toString());
      }
    });
  }
}
