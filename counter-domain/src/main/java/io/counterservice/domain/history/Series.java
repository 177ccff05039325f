package io.counterservice.domain.history;

import io.counterservice.domain.counter.CounterName;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history of one counter, or of several together.
 *
 * @param name of the counter; null where the series is a sum
 * @param timeline the bounds of the buckets
 * @param base the value at the first bound; before it existed, a counter counts with its initial value
 * @param since when there was a value first; null where there is none at all
 * @param rollups by bucket; where nothing happened there is none
 */
public record Series(@Nullable CounterName name, Timeline timeline, BigInteger base, @Nullable Instant since,
    Map<Integer, Rollup> rollups) {

  /**
   * What was counted from {@code start} until before {@code end}.
   *
   * @param open the value in the beginning; null in a time that was over before there was a value, as are the others
   * @param low the lowest value in that time, the one in the beginning included; null for a sum, too
   * @param high the highest value, likewise
   * @param close the value in the end, or now
   */
  public record Bucket(Instant start, Instant end, Rollup counted, @Nullable BigInteger open, @Nullable BigInteger low,
      @Nullable BigInteger high, @Nullable BigInteger close) {}

  /** Every bucket, the empty ones too, in order. */
  public List<Bucket> buckets() {
    List<Bucket> buckets = new ArrayList<>(timeline.buckets());
    BigInteger open = base;
    for (int bucket = 0; bucket < timeline.buckets(); bucket++) {
      Bucket next = bucket(bucket, open);
      buckets.add(next);
      open = open.add(next.counted.delta());
    }
    return buckets;
  }

  private Bucket bucket(int bucket, BigInteger open) {
    Rollup counted = rollups.getOrDefault(bucket, Rollup.NOTHING);
    Instant start = timeline.start(bucket);
    Instant end = timeline.end(bucket);
    if (since == null || !since.isBefore(end))
      return new Bucket(start, end, counted, null, null, null, null);
    BigInteger close = open.add(counted.delta());
    if (name == null)
      return new Bucket(start, end, counted, open, null, null, close);
    BigInteger low = counted.low() == null ? open : open.min(BigInteger.valueOf(counted.low()));
    BigInteger high = counted.high() == null ? open : open.max(BigInteger.valueOf(counted.high()));
    return new Bucket(start, end, counted, open, low, high, close);
  }
}
