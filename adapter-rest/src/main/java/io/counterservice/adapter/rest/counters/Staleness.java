package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Call;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How old an answer a caller accepts: the directive {@code max-stale} of {@code Cache-Control}. Without a value it accepts any age;
 * given several times, the least; one that is no number is no directive, and the others are not looked at (RFC 9111).
 */
final class Staleness {
  private static final String DIRECTIVE = "max-stale";
  /** Seconds have at most as many digits as stay far from overflow; whoever writes more means for ever. */
  private static final int DIGITS_MAX = 10;
  private static final Duration ANY = Duration.ofSeconds(Long.MAX_VALUE);

  private Staleness() {}

  /** What the caller accepts, or null where only an exact answer will do. */
  static @Nullable Duration max(Call call) {
    List<String> lines = call.headers("Cache-Control");
    return lines.isEmpty() ? null : max(String.join(",", lines));
  }

  static @Nullable Duration max(String directives) {
    Duration least = null;
    for (String directive : directives.split(",", -1)) {
      Duration found = of(directive.strip().toLowerCase(Locale.ROOT));
      if (found != null && (least == null || found.compareTo(least) < 0))
        least = found;
    }
    return least;
  }

  private static @Nullable Duration of(String directive) {
    if (directive.equals(DIRECTIVE))
      return ANY;
    if (!directive.startsWith(DIRECTIVE + "="))
      return null;
    String seconds = unquoted(directive.substring(DIRECTIVE.length() + 1));
    if (seconds.isEmpty() || !seconds.chars().allMatch(digit -> digit >= '0' && digit <= '9'))
      return null;
    return seconds.length() > DIGITS_MAX ? ANY : Duration.ofSeconds(Long.parseLong(seconds));
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
