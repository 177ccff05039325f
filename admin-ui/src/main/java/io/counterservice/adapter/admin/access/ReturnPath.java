package io.counterservice.adapter.admin.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a sign-in leads: a page of the console, never another host. */
public final class ReturnPath {
  static final String HOME = "/console";
  private static final int LENGTH_MAX = 1_000;
  private static final Pattern SAFE = Pattern.compile("/console([/?][A-Za-z0-9._~:/?&=%+,@*-]*)?");

  /** What a browser or a proxy takes for a step up, or for a slash. */
  private static final Pattern BENT = Pattern.compile("(?i)^[^?]*(?:(?:/|%2f)(?:[.]|%2e){1,2}(?:/|%2f|[?]|$)|%5c)");

  private ReturnPath() {}

  /** The path where it is one of ours; else the first page. */
  public static String of(@Nullable String asked) {
    return asked != null && asked.length() <= LENGTH_MAX && SAFE.matcher(asked).matches() && !asked.contains("//")
        && !BENT.matcher(asked).find() ? asked : HOME;
  }
}
