package io.counterservice.application.port.out;

import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the other nodes which counters changed here, and hears from them what changed there. Messages may be lost, late, twice or in
 * another order: versions show it, and the journal has them all. No method blocks or fails.
 */
public interface ChangeRelay {
  /** Of a service that runs alone. */
  ChangeRelay ALONE = new ChangeRelay() {
    @Override
    public void publish(List<CounterChanged> changes) {}

    @Override
    public void subscribe(Consumer<List<CounterChanged>> listener) {}

    @Override
    public void watch(Interest interest) {}
  };

  /**
   * Tells the others of rows that were committed here, as far as one of them watches the counter. What is told of one counter by one
   * thread keeps its order on the way, as a rule.
   */
  void publish(List<CounterChanged> changes);

  /** Has the listener hear what is published on other nodes, never on this one; on a thread that is not to be held up. */
  void subscribe(Consumer<List<CounterChanged>> listener);

  /**
   * Tells the others what is watched here from now on, in place of what was said before. Costs the caller nothing, however often it is
   * called and however much is watched: the sets are read later, by another thread.
   */
  void watch(Interest interest);

  /**
   * What a node wants to hear of; it may hear of more. The sets are not copied. Either they never change, or they are sets that may be read
   * while they change, such as those of a {@link java.util.concurrent.ConcurrentHashMap}; then {@link #watch} is to be called again, with
   * the same object if need be, after each change.
   *
   * @param prefixes how names begin; the empty one is every counter
   */
  record Interest(Set<CounterName> names, Set<String> prefixes) {
    public static final Interest NONE = new Interest(Set.of(), Set.of());
  }
}
