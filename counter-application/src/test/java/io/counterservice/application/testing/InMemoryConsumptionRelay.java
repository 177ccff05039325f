package io.counterservice.application.testing;

import io.counterservice.application.port.out.ConsumptionRelay;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Nodes in memory that tell each other at once. */
public final class InMemoryConsumptionRelay implements ConsumptionRelay {
  private final List<InMemoryConsumptionRelay> nodes;
  private final List<Consumer<Map<String, Long>>> listeners = new CopyOnWriteArrayList<>();

  /** The first of some nodes. */
  public InMemoryConsumptionRelay() {
    this(new CopyOnWriteArrayList<>());
  }

  private InMemoryConsumptionRelay(List<InMemoryConsumptionRelay> nodes) {
    this.nodes = nodes;
    nodes.add(this);
  }

  /** One more node. */
  public InMemoryConsumptionRelay neighbour() {
    return new InMemoryConsumptionRelay(nodes);
  }

  @Override
  public void publish(Map<String, Long> operationsByKey) {
    Map<String, Long> message = Map.copyOf(operationsByKey);
    for (InMemoryConsumptionRelay node : nodes)
      if (node != this)
        node.listeners.forEach(listener -> listener.accept(message));
  }

  @Override
  public void subscribe(Consumer<Map<String, Long>> listener) {
    listeners.add(listener);
  }
}
