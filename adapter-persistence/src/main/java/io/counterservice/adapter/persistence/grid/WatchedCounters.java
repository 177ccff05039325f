package io.counterservice.adapter.persistence.grid;

import io.counterservice.domain.counter.CounterName;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Counters that are watched, by a bit for the hash of each name and by prefixes: all of them, and a few others that share a bit (one of
 * twenty where 100,000 are watched). It grows by one thread, and any may ask meanwhile.
 */
final class WatchedCounters {
  private static final int PREFIXES_MAX = 10_000;
  private static final int BITS_LOG2 = 21;
  /** 2³² by the golden ratio, which scatters neighbours. */
  private static final int SPREAD = 0x9E3779B9;
  private final AtomicLongArray words = new AtomicLongArray((1 << BITS_LOG2) / Long.SIZE);
  /** None of them begins with another one. */
  private final NavigableSet<String> prefixes = new ConcurrentSkipListSet<>();

  /** The same on every node, as the language has it. */
  static int hash(CounterName name) {
    return name.value().hashCode();
  }

  boolean covers(CounterName name) {
    return has(bit(hash(name))) || covers(name.value());
  }

  /** Adds a name by its hash, and says whether that makes a difference. */
  boolean add(int hash) {
    int bit = bit(hash);
    if (has(bit))
      return false;
    words.set(bit / Long.SIZE, words.get(bit / Long.SIZE) | (1L << bit));
    return true;
  }

  /** Adds all counters whose names begin so, and says whether that makes a difference. Where there are too many prefixes it adds all counters. */
  boolean add(String prefix) {
    if (covers(prefix))
      return false;
    String added = prefixes.size() < PREFIXES_MAX ? prefix : "";
    prefixes.add(added);
    prefixes.tailSet(added, false).removeIf(longer -> longer.startsWith(added));
    return true;
  }

  /** Whether the text begins with a prefix: then that is the last one not behind it, as what lies between begins with it too. */
  private boolean covers(String text) {
    @Nullable
    String last = prefixes.floor(text);
    return last != null && text.startsWith(last);
  }

  private boolean has(int bit) {
    return (words.get(bit / Long.SIZE) & (1L << bit)) != 0;
  }

  private static int bit(int hash) {
    return (hash * SPREAD) >>> (Integer.SIZE - BITS_LOG2);
  }
}
