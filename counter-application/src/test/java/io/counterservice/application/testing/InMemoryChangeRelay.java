package io.counterservice.application.testing;

import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.domain.counter.CounterChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Nodes in memory. Either they tell each other at once, or a test delivers what they tell, step by step, over an adverse network: rows are
 * lost, late, twice and in another order; what is watched becomes known late, but is not lost, as a real relay repeats it.
 */
public final class InMemoryChangeRelay implements ChangeRelay {
  private final Network network;
  private final List<Consumer<List<CounterChanged>>> listeners = new CopyOnWriteArrayList<>();
  private final Map<InMemoryChangeRelay, Interest> watchedThere = new ConcurrentHashMap<>();
  private volatile Interest watchedHere = Interest.NONE;

  /** The first of some nodes, which tell each other at once. */
  public InMemoryChangeRelay() {
    this(new Network(null));
  }

  /** The first of some nodes, which hear nothing but what {@link #deliver} brings them. */
  public InMemoryChangeRelay(Random chance) {
    this(new Network(chance));
  }

  private InMemoryChangeRelay(Network network) {
    this.network = network;
    for (InMemoryChangeRelay node : network.nodes)
      node.tellInterest(this);
    network.nodes.add(this);
  }

  /** One more node. */
  public InMemoryChangeRelay neighbour() {
    return new InMemoryChangeRelay(network);
  }

  @Override
  public void publish(List<CounterChanged> changes) {
    for (InMemoryChangeRelay node : network.nodes) {
      Interest interest = watchedThere.getOrDefault(node, Interest.NONE);
      List<CounterChanged> wanted = changes.stream().filter(row -> isWanted(interest, row)).toList();
      if (node != this && !wanted.isEmpty())
        network.send(new Message(() -> node.listeners.forEach(listener -> listener.accept(wanted)), true));
    }
  }

  @Override
  public void subscribe(Consumer<List<CounterChanged>> listener) {
    listeners.add(listener);
  }

  @Override
  public void watch(Interest interest) {
    watchedHere = new Interest(Set.copyOf(interest.names()), Set.copyOf(interest.prefixes()));
    for (InMemoryChangeRelay node : network.nodes)
      if (node != this)
        tellInterest(node);
  }

  /** Does something to one of the messages under way in the adverse network, and says whether there was any. */
  public boolean deliver() {
    return network.step();
  }

  /** Until nothing is under way. Rows are lost and doubled as ever. */
  public void deliverAll() {
    while (deliver());
  }

  private void tellInterest(InMemoryChangeRelay node) {
    network.send(new Message(() -> node.watchedThere.put(this, watchedHere), false));
  }

  private static boolean isWanted(Interest interest, CounterChanged row) {
    return interest.names().contains(row.counter()) || interest.prefixes().stream().anyMatch(row.counter().value()::startsWith);
  }

  private record Message(Runnable delivery, boolean canBeLost) {}

  /** What joins the nodes. */
  private static final class Network {
    private static final int ONE_IS_LOST_OF = 8;
    private static final int ONE_IS_DOUBLED_OF = 8;
    private final List<InMemoryChangeRelay> nodes = new CopyOnWriteArrayList<>();
    private final List<Message> underway = new ArrayList<>();
    private final @Nullable Random chance;

    Network(@Nullable Random chance) {
      this.chance = chance;
    }

    void send(Message message) {
      if (chance == null)
        message.delivery.run();
      else
        underway.add(message);
    }

    boolean step() {
      if (chance == null || underway.isEmpty())
        return false;
      int at = chance.nextInt(underway.size());
      Message message = chance.nextInt(ONE_IS_DOUBLED_OF) == 0 ? underway.get(at) : underway.remove(at);
      if (!message.canBeLost || chance.nextInt(ONE_IS_LOST_OF) > 0)
        message.delivery.run();
      return true;
    }
  }
}
