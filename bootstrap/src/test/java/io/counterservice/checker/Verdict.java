package io.counterservice.checker;

import java.util.List;

/**
 * What the checker found.
 *
 * @param violations the broken laws, at most as many as the checker was told to name
 * @param found how many there were in all
 * @param operations how many operations were checked, retries of one counted once
 * @param observers how many reads and refusals were checked
 * @param inDoubt operations whose outcome no client ever learnt
 * @param unsettled counters where too many of these could explain the versions in too many ways; there the explanation was
 *        not searched to the end, which may hide a violation but never makes one up
 */
public record Verdict(List<Violation> violations, int found, int operations, int observers, int inDoubt, int unsettled) {
  /** Whether no law was broken. */
  public boolean passed() {
    return found == 0;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(passed() ? "ok" : found + " violation(s)").append(": ").append(operations).append(" operations, ").append(observers)
        .append(" reads and refusals, ").append(inDoubt).append(" in doubt");
    if (unsettled > 0)
      text.append(", ").append(unsettled).append(" counters unsettled");
    violations.forEach(violation -> text.append("\n  ").append(violation));
    return text.toString();
  }
}
