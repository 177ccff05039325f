package io.counterservice.application.access;

import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.ApiKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the store, in memory, each with the rate plan that holds for it. Each reading asks only for what changed since the one
 * before. After a failure, and once a minute anyway, everything is read anew: that heals what change numbers cannot tell, such as a
 * standby that took over and lacks the last changes, or rows edited and deleted by hand.
 *
 * <p>
 * One thread reads the store; any thread looks keys up, without a lock.
 */
final class KnownKeys {
  static final int PAGE_MAX = 1_000;
  static final Duration WHOLE_INTERVAL = Duration.ofMinutes(1);
  private final ApiKeyStore store;
  private final KnownPlans plans;
  private final LongSupplier nanoTime;
  private final Map<String, KnownKey> keys = new ConcurrentHashMap<>();
  private long last;
  private long wholeAt;
  private boolean wholeDue = true;
  private volatile long readAt;
  private volatile boolean read;

  KnownKeys(ApiKeyStore store, KnownPlans plans, LongSupplier nanoTime) {
    this.store = store;
    this.plans = plans;
    this.nanoTime = nanoTime;
  }

  @Nullable
  KnownKey find(String id) {
    return keys.get(id);
  }

  /** Whether the last reading that succeeded began within a time. */
  boolean isReadWithin(Duration age) {
    return read && nanoTime.getAsLong() - readAt <= age.toNanos();
  }

  /** Reads what changed, blocking. */
  void read() {
    boolean whole = wholeDue || nanoTime.getAsLong() - wholeAt >= WHOLE_INTERVAL.toNanos();
    wholeDue = true;
    if (plans.read())
      keys.replaceAll((_, known) -> ready(known.key()));
    if (whole)
      readWhole();
    else
      readAfter(last, new HashSet<>());
    wholeDue = false;
    read = true;
  }

  private void readWhole() {
    long startedAt = nanoTime.getAsLong();
    Set<String> ids = new HashSet<>();
    readAfter(0, ids);
    keys.keySet().retainAll(ids);
    wholeAt = startedAt;
  }

  private void readAfter(long number, Set<String> ids) {
    ApiKeyStore.Changes changes;
    long askedAt;
    last = number;
    do {
      askedAt = nanoTime.getAsLong();
      changes = store.changesAfter(last, PAGE_MAX);
      changes.keys().forEach(key -> keys.put(key.id(), ready(key)));
      changes.keys().forEach(key -> ids.add(key.id()));
      last = changes.last();
    } while (changes.keys().size() == PAGE_MAX);
    readAt = askedAt;
  }

  /** How often each key was let in since the last time this was asked; without those that were not. */
  Map<String, Long> takeUses() {
    Map<String, Long> uses = new HashMap<>();
    keys.forEach((id, known) -> {
      long counted = known.uses().sumThenReset();
      if (counted > 0)
        uses.put(id, counted);
    });
    return uses;
  }

  private KnownKey ready(ApiKey key) {
    KnownKey known = keys.get(key.id());
    return new KnownKey(key, plans.of(key), known == null ? new LongAdder() : known.uses());
  }
}
