package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import io.counterservice.application.port.out.ConsumptionRelay;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A topic of the grid. What is published while a message is on its way goes with the next; without a grid it is forgotten. */
final class HazelcastConsumptionRelay implements ConsumptionRelay, AutoCloseable {
  private static final long SEND_INTERVAL_MILLIS = 10;
  private final GridMember member;
  private final UUID self = UUID.randomUUID();
  private final List<Consumer<Map<String, Long>>> listeners = new CopyOnWriteArrayList<>();
  private final Outgoing<String, Long> outgoing = new Outgoing<>("grid-relay", SEND_INTERVAL_MILLIS, Long::sum, this::send);
  /** Confined to the thread that sends. */
  private @Nullable ITopic<byte[]> topic;

  HazelcastConsumptionRelay(GridMember member) {
    this.member = member;
  }

  @Override
  public void publish(Map<String, Long> operationsByKey) {
    operationsByKey.forEach(outgoing::add);
  }

  @Override
  public void subscribe(Consumer<Map<String, Long>> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    outgoing.close();
  }

  private void send(Map<String, Long> operationsByKey) {
    HazelcastInstance grid = member.instance();
    if (grid == null)
      return;
    if (topic == null) {
      topic = grid.getTopic(MemberConfig.CONSUMPTION);
      var _ = topic.addMessageListener(this::hear);
    }
    if (!operationsByKey.isEmpty())
      topic.publish(ConsumptionBytes.of(self, operationsByKey));
  }

  private void hear(Message<byte[]> message) {
    byte[] bytes = message.getMessageObject();
    if (ConsumptionBytes.isFrom(self, bytes))
      return;
    Map<String, Long> operationsByKey = ConsumptionBytes.read(bytes);
    listeners.forEach(listener -> listener.accept(operationsByKey));
  }
}
