package io.counterservice.domain.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, many times over: a count for each bucket, without zeros at the end. A bucket ends a fifth further than the one before it
 * (there are {@value #PER_DOUBLING} until twice as much), the first at 50 µs and the last at 22 s. The sum of those of several nodes is that of
 * all that took place on them, so a quantile of the sum is one of all; no mean of quantiles is.
 */
public record Latencies(List<Long> counts) {
  public static final int BUCKETS = 76;
  public static final Latencies NONE = new Latencies(List.of());
  private static final int PER_DOUBLING = 4;
  private static final double FIRST_NANOS = 50_000;

  public Latencies {
    int size = counts.size();
    while (size > 0 && counts.get(size - 1) == 0)
      size--;
    counts = List.copyOf(counts.subList(0, size));
  }

  /** The bucket of what took so many nanoseconds. */
  public static int bucketOf(long nanos) {
    double doublings = Math.log(nanos / FIRST_NANOS) / Math.log(2);
    return Math.clamp((long) Math.ceil(doublings * PER_DOUBLING), 0, BUCKETS - 1);
  }

  public static Latencies sum(Collection<Latencies> several) {
    long[] sums = new long[BUCKETS];
    for (Latencies each : several)
      for (int bucket = 0; bucket < each.counts.size(); bucket++)
        sums[bucket] += each.counts.get(bucket);
    return new Latencies(LongStream.of(sums).boxed().toList());
  }

  /** What there is more of here than there was before. */
  public Latencies since(Latencies before) {
    long[] more = new long[BUCKETS];
    for (int bucket = 0; bucket < BUCKETS; bucket++)
      more[bucket] = count(bucket) - before.count(bucket);
    return new Latencies(LongStream.of(more).boxed().toList());
  }

  /** How many times. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * What that share of all did not exceed, at most a fifth off; null where there was nothing.
   *
   * @param share 0 to 1
   */
  public @Nullable Duration quantile(double share) {
    double rank = Math.max(share * total(), Double.MIN_VALUE);
    double below = 0;
    for (int bucket = 0; bucket < counts.size(); bucket++) {
      long here = counts.get(bucket);
      if (below + here >= rank)
        return Duration.ofNanos(Math.round(between(bucket, (rank - below) / here)));
      below += here;
    }
    return null;
  }

  /** A bucket is taken to be filled evenly. */
  private static double between(int bucket, double part) {
    double end = FIRST_NANOS * Math.pow(2, (double) bucket / PER_DOUBLING);
    double start = bucket == 0 ? 0 : end / Math.pow(2, 1.0 / PER_DOUBLING);
    return start + (end - start) * part;
  }

  private long count(int bucket) {
    return bucket < counts.size() ? counts.get(bucket) : 0;
  }
}
