package io.counterservice.checker;

import java.time.Duration;
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
 * @param feed what watchers were told
 */
public record Verdict(List<Violation> violations, int found, int operations, int observers, int inDoubt, int unsettled, Feed feed) {
  /**
   * What watchers were told.
   *
   * @param events changes and snapshots
   * @param resumes how often a counter was gone on with on another connection
   * @param latest the longest time from an acknowledgement to an event, of those who listened
   */
  public record Feed(int events, int resumes, int gaps, Duration latest) {
    /** Nobody was told anything. */
    public static final Feed NONE = new Feed(0, 0, 0, Duration.ZERO);

    /** Both together. */
    public Feed and(Feed other) {
      return new Feed(events + other.events, resumes + other.resumes, gaps + other.gaps,
          latest.compareTo(other.latest) > 0 ? latest : other.latest);
    }

    @Override
    public String toString() {
      return events + " events, " + resumes + " resumed, " + gaps + " gaps, told within " + latest.toMillis() + " ms";
    }
  }

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
