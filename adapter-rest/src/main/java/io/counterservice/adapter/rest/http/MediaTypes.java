package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemException;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What bodies a route reads and what answers a caller accepts. */
public final class MediaTypes {
  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String CSV = "text/csv";
  public static final String MERGE_PATCH = "application/merge-patch+json";

  /** A CSV file always has its header here. */
  private static final List<String> CSV_PARAMETERS = List.of(";header=present", ";charset=utf-8;header=present",
      ";header=present;charset=utf-8");
  private static final Pattern QUALITY = Pattern.compile("q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?)");

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
    String _ = preferred(call, offered);
  }

  /** The one of these that the caller likes best, the first of those liked alike; refuses a caller who accepts none. */
  public static String preferred(Call call, List<String> offered) {
    String accept = String.join(",", call.headers("Accept"));
    if (accept.equals("*/*") || accept.isBlank())
      return offered.getFirst();
    String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", -1);
    String best = "";
    double most = 0;
    for (String type : offered) {
      double quality = quality(ranges, type);
      if (quality > most) {
        best = type;
        most = quality;
      }
    }
    if (most > 0)
      return best;
    throw Problem.of(ProblemType.NOT_ACCEPTABLE, "The answer is " + String.join(" or ", offered)).with("field", "Accept").with("rule",
        "must include " + String.join(" or ", offered)).asException();
  }

  private static boolean names(String type, String candidate) {
    if (!type.regionMatches(true, 0, candidate, 0, candidate.length()))
      return false;
    String parameters = type.substring(candidate.length()).toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return parameters.isEmpty() || parameters.equals(";") || parameters.equals(";charset=utf-8")
        || (candidate.equals(CSV) && CSV_PARAMETERS.contains(parameters));
  }

  /** How much a type is liked, 0 to 1: what the range says that names it most exactly. */
  private static double quality(String[] ranges, String type) {
    int exactness = 0;
    double quality = 0;
    for (String range : ranges) {
      String[] parts = range.split(";", -1);
      int exact = exactness(parts[0].strip(), type);
      if (exact > exactness) {
        exactness = exact;
        quality = quality(parts);
      }
    }
    return quality;
  }

  /** 0 where a range does not cover the type. */
  private static int exactness(String range, String type) {
    if (range.equals(type))
      return 3;
    if (range.equals(type.substring(0, type.indexOf('/')) + "/*"))
      return 2;
    return range.equals("*/*") ? 1 : 0;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      var matcher = QUALITY.matcher(parts[i].strip());
      if (matcher.matches())
        return Double.parseDouble(matcher.group(1));
    }
    return 1;
  }

  private static ProblemException unsupported(String field, @Nullable String rule, String... readable) {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This route reads " + String.join(" or ", readable) + " in UTF-8")
        .with("field", field).with("rule", rule).withHeader("Accept", String.join(", ", readable)).asException();
  }
}
