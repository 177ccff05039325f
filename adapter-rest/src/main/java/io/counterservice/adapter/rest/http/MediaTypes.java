package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemException;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What bodies a route reads and what answers a caller accepts. */
public final class MediaTypes {
  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private MediaTypes() {}

  /** The one of these media types that the body has; a charset, if named, must be UTF-8. */
  public static String require(Call call, String... readable) {
    String encoding = call.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity"))
      throw unsupported("Content-Encoding", "must be absent", readable);
    String type = call.header("Content-Type");
    if (type == null)
      throw unsupported("Content-Type", "must be " + String.join(" or ", readable), readable);
    for (String candidate : readable)
      if (names(type, candidate))
        return candidate;
    throw unsupported("Content-Type", "must be " + String.join(" or ", readable) + ", in UTF-8", readable);
  }

  /** Refuses a caller who accepts none of these. */
  public static void requireAccepted(Call call, List<String> offered) {
    String accept = String.join(",", call.headers("Accept"));
    if (accept.equals("*/*") || accept.isBlank())
      return;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1))
      if (offered.stream().anyMatch(type -> covers(range, type)))
        return;
    throw Problem.of(ProblemType.NOT_ACCEPTABLE, "The answer is " + String.join(" or ", offered)).with("field", "Accept").with("rule",
        "must include " + String.join(" or ", offered)).asException();
  }

  private static boolean names(String type, String candidate) {
    if (!type.regionMatches(true, 0, candidate, 0, candidate.length()))
      return false;
    String parameters = type.substring(candidate.length()).toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return parameters.isEmpty() || parameters.equals(";") || parameters.equals(";charset=utf-8");
  }

  private static boolean covers(String range, String type) {
    String[] parts = range.split(";", -1);
    String media = parts[0].strip();
    for (int i = 1; i < parts.length; i++)
      if (parts[i].strip().matches("q=0(\\.0*)?"))
        return false;
    return media.equals("*/*") || media.equals(type) || media.equals(type.substring(0, type.indexOf('/')) + "/*");
  }

  private static ProblemException unsupported(String field, @Nullable String rule, String... readable) {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This route reads " + String.join(" or ", readable) + " in UTF-8")
        .with("field", field).with("rule", rule).withHeader("Accept", String.join(", ", readable)).asException();
  }
}
