package io.counterservice.adapter.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every page shows around itself.
 *
 * @param assets the path below which style sheet and script are
 * @param csrf what each form has to send back
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param user the name of who is signed in; empty for nobody
 * @param toast takes what was done a moment ago, this once; empty for nothing. A page that sends a browser on leaves it alone
 */
record Frame(String assets, String csrf, String theme, String user, String role, boolean operates, boolean administers, String host,
    String origin, Instant now, Supplier<String> toast) {
  private static final List<Map.Entry<Integer, String>> UNITS = List.of(Map.entry(86_400, "d"), Map.entry(3_600, "h"), Map.entry(60, "min"),
      Map.entry(1, "s"));

  /** An instant as people say it, in the words that the script goes on with. */
  public String ago(Instant at) {
    long seconds = Duration.between(at, now).abs().toSeconds();
    return UNITS.stream().filter(unit -> seconds >= unit.getKey()).findFirst().map(unit -> seconds / unit.getKey() + " " + unit.getValue())
        .map(span -> at.isAfter(now) ? "in " + span : span + " ago").orElse("now");
  }

  /** How long ago an instant was: the same without the word. */
  public String span(Instant at) {
    return ago(at).replace(" ago", "");
  }
}
