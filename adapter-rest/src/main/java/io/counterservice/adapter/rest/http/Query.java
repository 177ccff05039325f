package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query part of a request, read strictly: no unknown names, and one value each unless said otherwise. */
public final class Query {
  /** What stands in a decoded text where bytes are no character. */
  private static final char NO_CHARACTER = '\ufffd';
  private static final Query NONE = new Query(List.of());

  private final List<String[]> pairs;

  private Query(List<String[]> pairs) {
    this.pairs = pairs;
  }

  public static Query of(@Nullable String raw) {
    if (raw == null || raw.isEmpty())
      return NONE;
    var pairs = new ArrayList<String[]>(2);
    for (int from = 0; from <= raw.length();) {
      int to = raw.indexOf('&', from);
      int end = to < 0 ? raw.length() : to;
      if (end > from)
        pairs.add(pair(raw.substring(from, end)));
      from = end + 1;
    }
    return new Query(pairs);
  }

  /** Refuses every name but these; a misspelt {@code dryRun} must not change anything. */
  public void allow(String... known) {
    for (String[] pair : pairs)
      if (!List.of(known).contains(pair[0]))
        throw Problem.invalid(pair[0], known.length == 0
            ? "is not a query parameter here; there is none"
            : "is not a query parameter here; known are " + String.join(", ", known)).asException();
  }

  /** The value of a name that may come once, or null. */
  public @Nullable String one(String name) {
    String found = null;
    for (String[] pair : pairs)
      if (pair[0].equals(name)) {
        if (found != null)
          throw Problem.invalid(name, "must be given at most once").asException();
        found = pair[1];
      }
    return found;
  }

  public List<String> all(String name) {
    return pairs.stream().filter(pair -> pair[0].equals(name)).map(pair -> pair[1]).toList();
  }

  public boolean flag(String name) {
    String text = one(name);
    if (text == null || text.equals("false"))
      return false;
    if (text.equals("true"))
      return true;
    throw Problem.invalid(name, "must be true or false").asException();
  }

  /** A whole number of at most 64 bits, or null. */
  public @Nullable Long number(String name) {
    String text = one(name);
    return text == null ? null : WholeNumber.parse(name, text);
  }

  /** A whole number from min to max, or the other value where it is absent. */
  public long number(String name, long min, long max, long absent) {
    Long number = number(name);
    if (number == null)
      return absent;
    if (number < min || number > max)
      throw Problem.invalid(name, "must be " + min + " to " + max).asException();
    return number;
  }

  private static String[] pair(String raw) {
    int equals = raw.indexOf('=');
    return equals < 0
        ? new String[] {decoded(raw), ""}
        : new String[] {decoded(raw.substring(0, equals)), decoded(raw.substring(equals + 1))};
  }

  private static String decoded(String raw) {
    if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0)
      return raw;
    String text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
    if (text.indexOf(NO_CHARACTER) >= 0 && !raw.toUpperCase(Locale.ROOT).contains("%EF%BF%BD"))
      throw Problem.invalid("query", "must be UTF-8").asException();
    return text;
  }
}
