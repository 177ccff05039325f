package io.counterservice.adapter.persistence.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** What waits to be sent to the grid: one value per key, merged while it waits; what there is no room for is dropped. */
final class Outgoing<K, V> implements AutoCloseable {
  private static final int KEYS_MAX = 10_000;
  private final Rounds rounds;
  private final BinaryOperator<V> merge;
  private Map<K, V> waiting = new HashMap<>();

  /** @param send is given what waited; may be given nothing, may block, and what it throws is forgotten */
  Outgoing(String name, long intervalMillis, BinaryOperator<V> merge, Consumer<Map<K, V>> send) {
    this.merge = merge;
    this.rounds = new Rounds(name, intervalMillis, () -> send.accept(take()));
  }

  synchronized void add(K key, V value) {
    if (waiting.size() < KEYS_MAX || waiting.containsKey(key))
      waiting.merge(key, value, merge);
  }

  @Override
  public void close() {
    rounds.close();
  }

  private synchronized Map<K, V> take() {
    Map<K, V> taken = waiting;
    if (!taken.isEmpty())
      waiting = new HashMap<>();
    return taken;
  }
}
