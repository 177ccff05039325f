package io.counterservice.application.catalogue;

import io.counterservice.domain.counter.CounterName;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The counters this node knows something of. When there are too many the oldest goes, unless it was used since its last turn.
 * To forget one is always safe: who still holds it answers himself alone from it, and the next to ask begins anew.
 */
final class KnownCounters {
  private final Map<CounterName, KnownCounter> counters = new ConcurrentHashMap<>();
  /** Holds all that {@link #counters} holds, and what was forgotten since until its turn comes. */
  private final Queue<KnownCounter> turns = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final int max;

  /** @param max how many counters are known at most, 1 or more */
  KnownCounters(int max) {
    this.max = max;
  }

  /** The counter, or null where nothing is known of it. */
  @Nullable
  KnownCounter find(CounterName name) {
    return counters.get(name);
  }

  /** The counter, known from now on: whoever moves counters will find it. */
  KnownCounter expect(CounterName name) {
    KnownCounter known = counters.computeIfAbsent(name, this::enqueued);
    known.use();
    while (size.get() > max)
      evictOne();
    return known;
  }

  void forget(KnownCounter known) {
    counters.remove(known.name(), known);
  }

  int size() {
    return counters.size();
  }

  private KnownCounter enqueued(CounterName name) {
    KnownCounter known = new KnownCounter(name);
    turns.add(known);
    size.incrementAndGet();
    return known;
  }

  private void evictOne() {
    KnownCounter oldest = turns.poll();
    if (oldest == null)
      return;
    if (oldest.takeUse() && counters.get(oldest.name()) == oldest) {
      turns.add(oldest);
      return;
    }
    forget(oldest);
    size.decrementAndGet();
  }
}
