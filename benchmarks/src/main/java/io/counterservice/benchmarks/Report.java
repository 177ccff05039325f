package io.counterservice.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a run: where it was measured, a table for each work, and which goals were reached. */
final class Report {
  private static final String WEBDIS_ALWAYS = "Webdis+Redis always";
  private static final List<Goal> GOALS = List.of(new Goal(Work.HOT, WEBDIS_ALWAYS, 0.7, 1.0), new Goal(Work.HOT, "plain row", 10, 20),
      new Goal(Work.RANDOM, WEBDIS_ALWAYS, 0.4, 0.7), new Goal(Work.BULK, "", 500_000, 1_000_000),
      new Goal(Work.READS, WEBDIS_ALWAYS, 0.8, 1.0), new Goal(Work.ALONE, "", 2, 2));

  private final StringBuilder text = new StringBuilder();

  Report(String machine) {
    text.append(machine).append("\n\n");
  }

  /** Our service beside its peers, with the goals. */
  void addComparison(Results results) {
    addTables("", results);
    var verdicts = GOALS.stream().flatMap(goal -> goal.verdict(results).stream()).map(line -> "- " + line)
        .collect(Collectors.joining("\n"));
    text.append("Goals, best against best:\n\n").append(verdicts).append("\n\n");
  }

  /** Our service beside itself in another state. */
  void addTables(String context, Results results) {
    for (var work : results.works()) {
      text.append("### ").append(context).append(work.title()).append(" (").append(work.unit()).append(")\n\n");
      text.append(new Comparison(results, work).table().markdown()).append('\n');
      results.peers(work).stream().filter(peer -> results.failures(work, peer) > 0)
          .forEach(peer -> text.append(peer).append(": ").append(results.failures(work, peer)).append(" requests FAILED\n\n"));
    }
  }

  void add(Table table) {
    text.append(table.markdown()).append('\n');
  }

  String markdown() {
    return text.toString();
  }
}
