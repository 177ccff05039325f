package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.domain.counter.CounterChanged;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two topics of the grid: in one the nodes say what they watch, in the other they tell what changed of it. Without a grid it is forgotten. */
final class HazelcastChangeRelay implements ChangeRelay, AutoCloseable {
  private static final long SEND_INTERVAL_MILLIS = 10;
  private static final int ROWS_OF_MESSAGE_MAX = 1_000;
  private final GridMember member;
  private final UUID self = UUID.randomUUID();
  private final List<Consumer<List<CounterChanged>>> listeners = new CopyOnWriteArrayList<>();
  private final InterestsHere here = new InterestsHere(System::nanoTime);
  private final InterestsThere there = new InterestsThere(System::nanoTime);
  private final WaitingChanges waiting = new WaitingChanges();
  private final Rounds rounds = new Rounds("grid-changes", SEND_INTERVAL_MILLIS, this::send);

  // Confined to the thread that sends.
  private @Nullable ITopic<Object> changes;
  private @Nullable ITopic<Object> interests;

  HazelcastChangeRelay(GridMember member) {
    this.member = member;
  }

  @Override
  public void publish(List<CounterChanged> rows) {
    if (there.isEmpty())
      return;
    for (CounterChanged row : rows)
      if (there.covers(row.counter()))
        waiting.add(row);
  }

  @Override
  public void subscribe(Consumer<List<CounterChanged>> listener) {
    listeners.add(listener);
  }

  @Override
  public void watch(Interest interest) {
    here.watch(interest);
  }

  @Override
  public void close() {
    rounds.close();
  }

  private void send() {
    List<CounterChanged> rows = waiting.take();
    there.forgetSilent();
    HazelcastInstance grid = member.instance();
    if (grid == null)
      return;
    if (changes == null)
      changes = heard(grid, MemberConfig.CHANGES, this::hearChanges);
    if (interests == null)
      interests = heard(grid, MemberConfig.INTERESTS, this::hearInterest);
    for (InterestBytes.Part part : here.due())
      interests.publish(InterestBytes.of(self, part));
    for (int at = 0; at < rows.size(); at += ROWS_OF_MESSAGE_MAX)
      changes.publish(ChangeBytes.of(self, rows.subList(at, Math.min(at + ROWS_OF_MESSAGE_MAX, rows.size()))));
  }

  /** A topic whose messages are heard, those that are bytes. */
  private static ITopic<Object> heard(HazelcastInstance grid, String name, Consumer<byte[]> listener) {
    ITopic<Object> topic = grid.getTopic(name);
    var _ = topic.addMessageListener((Message<Object> message) -> {
      if (message.getMessageObject() instanceof byte[] bytes)
        listener.accept(bytes);
    });
    return topic;
  }

  private void hearChanges(byte[] bytes) {
    var told = ChangeBytes.read(bytes);
    if (told != null && !told.sender().equals(self))
      listeners.forEach(listener -> listener.accept(told.rows()));
  }

  private void hearInterest(byte[] bytes) {
    var said = InterestBytes.read(bytes);
    if (said != null && !said.sender().equals(self) && there.hear(said))
      here.stateAll();
  }
}
