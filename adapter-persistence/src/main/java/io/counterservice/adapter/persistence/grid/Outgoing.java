package io.counterservice.adapter.persistence.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * What waits to be sent to the grid: one value per key, merged while it waits. A thread of its own sends it every so often, so
 * that a grid that is slow holds up nobody else; what there is no room for is dropped.
 */
final class Outgoing<K, V> implements AutoCloseable {
  private static final int KEYS_MAX = 10_000;
  private final ScheduledExecutorService sender;
  private final BinaryOperator<V> merge;
  private Map<K, V> waiting = new HashMap<>();

  /** @param send is given what waited; may be given nothing, may block, and what it throws is forgotten */
  Outgoing(String name, long intervalMillis, BinaryOperator<V> merge, Consumer<Map<K, V>> send) {
    this.merge = merge;
    this.sender = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
    var _ = sender.scheduleWithFixedDelay(() -> {
      try {
        send.accept(take());
      } catch (RuntimeException _) {
        // It is lost, as it may be; the next round is another.
      }
    }, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  synchronized void add(K key, V value) {
    if (waiting.size() < KEYS_MAX || waiting.containsKey(key))
      waiting.merge(key, value, merge);
  }

  @Override
  public void close() {
    sender.shutdownNow();
  }

  private synchronized Map<K, V> take() {
    Map<K, V> taken = waiting;
    if (!taken.isEmpty())
      waiting = new HashMap<>();
    return taken;
  }
}
