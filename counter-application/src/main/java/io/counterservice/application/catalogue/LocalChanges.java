package io.counterservice.application.catalogue;

import io.counterservice.domain.counter.CounterName;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/** When this node last acknowledged a change of a counter. Counters share buckets, so that it may have been another, earlier. */
final class LocalChanges {
  private static final int BUCKET_BITS = 18;
  private static final int BUCKETS = 1 << BUCKET_BITS;
  private final AtomicLongArray millis = new AtomicLongArray(BUCKETS);
  private final long startMillis;

  /** @param start what was acknowledged before is not remembered, and taken to have been just then */
  LocalChanges(Instant start) {
    startMillis = start.toEpochMilli();
  }

  void mark(CounterName name, long atMillis) {
    millis.accumulateAndGet(bucketOf(name), atMillis, Math::max);
  }

  /** At or after the last change of the counter that was acknowledged here. */
  Instant last(CounterName name) {
    return Instant.ofEpochMilli(Math.max(startMillis, millis.get(bucketOf(name))));
  }

  private static int bucketOf(CounterName name) {
    int spread = name.hashCode() * 0x9E3779B9;
    return spread >>> (Integer.SIZE - BUCKET_BITS);
  }
}
