package io.counterservice.application.files;

import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.application.port.ImportRun.Sums;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the rows of an import, as it is counted. */
final class ImportTally {
  private long created;
  private long changed;
  private long unchanged;
  private long refused;
  private final List<Problem> problems;
  private final List<Difference> differences = new ArrayList<>();

  ImportTally(ImportRun run) {
    created = run.sums().created();
    changed = run.sums().changed();
    unchanged = run.sums().unchanged();
    refused = run.sums().refused();
    problems = new ArrayList<>(run.problems());
  }

  /** An operation was applied. */
  void made(boolean isNew) {
    if (isNew)
      created++;
    else
      changed++;
  }

  void unchanged() {
    unchanged++;
  }

  void refused(Problem problem) {
    refused++;
    if (problems.size() < ImportRun.LISTED_MAX)
      problems.add(problem);
  }

  boolean listsMore() {
    return differences.size() < ImportRun.LISTED_MAX;
  }

  void list(Difference difference) {
    differences.add(difference);
  }

  Sums sums() {
    return new Sums(created, changed, unchanged, refused);
  }

  List<Problem> problems() {
    return problems;
  }

  List<Difference> differences() {
    return differences;
  }
}
