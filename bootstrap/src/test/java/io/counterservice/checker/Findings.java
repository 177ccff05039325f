package io.counterservice.checker;

import java.util.ArrayList;
import java.util.List;

/** Collects violations; counts them all, keeps the first ones. */
final class Findings {
  private final int violationsMax;
  private final List<Violation> violations = new ArrayList<>();
  private int found;

  Findings(int violationsMax) {
    this.violationsMax = violationsMax;
  }

  void add(Law law, String sentence) {
    found++;
    if (violations.size() < violationsMax)
      violations.add(new Violation(law, sentence));
  }

  int found() {
    return found;
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
