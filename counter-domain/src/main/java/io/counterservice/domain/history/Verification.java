package io.counterservice.domain.history;

import io.counterservice.domain.counter.CounterName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of proving one counter, at one moment.
 *
 * @param seed the value before its first change
 * @param version how many operations were applied to it
 * @param changes how many rows of its journal were gone through
 * @param since when the first of these may have been made; null where no older ones were dropped
 * @param faults what does not fit, the first {@link #FAULTS_MAX}
 * @param faultsFound how many faults there are
 */
public record Verification(CounterName name, long seed, long value, long version, long changes, @Nullable Instant since,
    List<Fault> faults, long faultsFound) {
  public static final int FAULTS_MAX = 10;

  /** Where a fault lies: in the counter itself, in its journal, in the roll-ups of that. */
  public enum Kind {
    VALUE, JOURNAL, ROLLUP
  }

  /**
   * One thing that does not fit.
   *
   * @param sentence names the version or the period, what stands there and what should; for people
   */
  public record Fault(Kind kind, String sentence) {}

  public Verification {
    faults = List.copyOf(faults);
  }

  /** Whether nothing was found wrong. */
  public boolean isVerified() {
    return faultsFound == 0;
  }
}
