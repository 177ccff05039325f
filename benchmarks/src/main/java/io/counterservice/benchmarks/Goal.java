package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import java.util.Optional;

/** A figure the service is meant to reach, as a multiple of a peer's best in the same run, or on its own. */
record Goal(Work work, String peer, double least, double reach) {

  /** One line saying what was reached; empty when the run did not measure it. */
  Optional<String> verdict(Results results) {
    if (!results.works().contains(work))
      return Optional.empty();
    var ours = results.best(work, results.ours());
    if (peer.isEmpty())
      return ours.map(figure -> line(figure, "%,.2f " + work.unit()));
    return ours.flatMap(mine -> results.best(work, peer).map(theirs -> line(mine / theirs, "%.2f × " + peer)));
  }

  private String line(double figure, String form) {
    boolean reached = work.isLatency() ? figure <= least : figure >= least;
    return "%s  %s: %s (%s)".formatted(reached ? "reached" : "MISSED ", work.name().toLowerCase(ROOT), String.format(ROOT, form, figure),
        asked());
  }

  private String asked() {
    return work.isLatency()
        ? String.format(ROOT, "at most %,.1f", least)
        : String.format(ROOT, "at least %,.1f, reach for %,.1f", least, reach);
  }
}
