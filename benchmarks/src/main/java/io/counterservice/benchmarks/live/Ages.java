package io.counterservice.benchmarks.live;

import java.util.Arrays;

/**
 * How old updates were when they arrived, in milliseconds: a histogram whose steps are 1 ms at first and 3 % of the age later. Ages
 * below zero count as zero.
 */
public final class Ages {
  private static final int EXACT_BITS = 6;
  private static final int STEPS_BITS = EXACT_BITS - 1;
  private static final int BUCKETS = (Integer.SIZE - EXACT_BITS) << STEPS_BITS;

  private final int[] counts = new int[BUCKETS];
  private long count;
  private long max;

  void add(long millis) {
    counts[bucket(millis)]++;
    count++;
    max = Math.max(max, millis);
  }

  void addAll(Ages others) {
    Arrays.setAll(counts, bucket -> counts[bucket] + others.counts[bucket]);
    count += others.count;
    max = Math.max(max, others.max);
  }

  public long count() {
    return count;
  }

  public long maxMillis() {
    return max;
  }

  /** The age that a share of all is not above; 0 where there are none. */
  public long millisAt(double share) {
    long below = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      below += counts[bucket];
      if (below > 0 && below >= share * count)
        return Math.min(max, highest(bucket));
    }
    return max;
  }

  private static int bucket(long millis) {
    int age = Math.clamp(millis, 0, Integer.MAX_VALUE >> 1);
    int excess = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(age) - EXACT_BITS);
    return (excess << STEPS_BITS) + (age >> excess);
  }

  private static long highest(int bucket) {
    int excess = Math.max(0, (bucket >> STEPS_BITS) - 1);
    long step = bucket - ((long) excess << STEPS_BITS);
    return ((step + 1) << excess) - 1;
  }
}
