package io.counterservice.adapter.persistence.grid;

import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What the other nodes watch, as far as they said. The last two statements of a node hold: a part that is lost is in the next, before
 * anything is missed. Who is silent is forgotten.
 */
final class InterestsThere {
  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();
  private final LongSupplier nanoTime;
  private final Map<UUID, Node> nodes = new ConcurrentHashMap<>();

  /** What one node said, and when last. */
  private record Node(long statement, WatchedCounters before, WatchedCounters now, long heardNanos) {

    static Node first(long statement, long nanos) {
      WatchedCounters now = new WatchedCounters();
      return new Node(statement, now, now, nanos);
    }

    Node heard(long next, long nanos) {
      return next > statement ? new Node(next, now, new WatchedCounters(), nanos) : new Node(statement, before, now, nanos);
    }

    boolean watches(CounterName name) {
      return now.covers(name) || before.covers(name);
    }
  }

  InterestsThere(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Hears a part of a statement, and says whether it is the first of that node; on one thread. */
  boolean hear(InterestBytes.Said said) {
    InterestBytes.Part part = said.part();
    Node known = nodes.get(said.sender());
    if (known != null && part.statement() < known.statement)
      return false;
    Node node = known == null ? Node.first(part.statement(), nanoTime.getAsLong()) : known.heard(part.statement(), nanoTime.getAsLong());
    part.hashes().forEach(node.now::add);
    part.prefixes().forEach(node.now::add);
    nodes.put(said.sender(), node);
    return known == null;
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  boolean covers(CounterName name) {
    for (Node node : nodes.values())
      if (node.watches(name))
        return true;
    return false;
  }

  void forgetSilent() {
    long now = nanoTime.getAsLong();
    nodes.values().removeIf(node -> now - node.heardNanos > SILENCE_NANOS);
  }
}
