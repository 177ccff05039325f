package io.counterservice.benchmarks.live;

import java.util.ArrayList;
import java.util.List;

/** What all subscribers of an audience have seen together since it was last begun anew. Belongs to the audience's thread. */
final class Tally {
  private static final int SECOND_MILLIS = 1_000;
  private static final int PROBLEMS_MAX = 3;

  private final List<String> problems = new ArrayList<>();
  private List<Ages> seconds = new ArrayList<>();
  private Ages second = new Ages();
  private long secondEnd;
  private long versions;
  private long lost;
  private long doubled;
  private long gaps;

  void begin(long now) {
    problems.clear();
    seconds = new ArrayList<>();
    versions = 0;
    lost = 0;
    doubled = 0;
    gaps = 0;
    nextSecond(now);
  }

  /** A change was told to somebody who knew the counter up to a version. */
  void changed(long known, Sighting change, long now) {
    while (now >= secondEnd)
      nextSecond(secondEnd);
    second.add(now - change.atMillis);
    if (change.version == Sighting.UNKNOWN)
      return;
    long newer = change.version - change.from + 1;
    if (known != Sighting.UNKNOWN) {
      lost += Math.max(0, change.from - known - 1);
      long again = Math.clamp(known - change.from + 1, 0, newer);
      doubled += again;
      newer -= again;
    }
    versions += newer;
  }

  void gap() {
    gaps++;
  }

  void problem(String text) {
    if (problems.size() < PROBLEMS_MAX)
      problems.add(text);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  Chain chain() {
    return new Chain(versions, lost, doubled, gaps);
  }

  /** A histogram of each second. */
  List<Ages> ages() {
    return List.copyOf(seconds);
  }

  private void nextSecond(long start) {
    second = new Ages();
    seconds.add(second);
    secondEnd = start + SECOND_MILLIS;
  }

  /**
   * How versions followed one another, over all subscribers.
   *
   * @param versions how many were told, each once for each subscriber
   * @param lost how many were passed over in silence
   * @param doubled how many were told again
   * @param gaps how often the feed said itself that it passed something over
   */
  public record Chain(long versions, long lost, long doubled, long gaps) {}
}
