package io.counterservice.benchmarks.live;

import java.util.Arrays;
import java.util.List;

/**
 * What an audience has seen in a stretch of time.
 *
 * @param seconds how long the stretch was
 * @param updates how many each subscriber was told, in ascending order
 * @param ages a histogram of each second
 * @param cpuSeconds processor time of the audience's own thread
 * @param problems what the server complained of, the first few
 */
public record Seen(double seconds, List<Long> updates, List<Ages> ages, Tally.Chain chain, double cpuSeconds, List<String> problems) {

  static Seen of(double seconds, long[] updates, Tally tally, double cpuSeconds) {
    return new Seen(seconds, Arrays.stream(updates).sorted().boxed().toList(), tally.ages(), tally.chain(), cpuSeconds, tally.problems());
  }

  public double updatesPerSecond() {
    return updates.stream().mapToLong(Long::longValue).sum() / seconds;
  }

  /** Updates a second of the subscriber with the fewest. */
  public double fewest() {
    return updates.getFirst() / seconds;
  }

  /** Updates a second of the subscriber in the middle. */
  public double median() {
    return updates.get(updates.size() / 2) / seconds;
  }

  /** All ages together. */
  public Ages age() {
    var all = new Ages();
    ages.forEach(all::addAll);
    return all;
  }

  /** The highest of the ages that 99 % are not above, of any second. */
  public long worstSecondMillis() {
    return ages.stream().mapToLong(second -> second.millisAt(0.99)).max().orElse(0);
  }
}
