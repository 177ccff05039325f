package io.counterservice.application.commit;

import io.counterservice.application.port.out.CommitListener;
import io.counterservice.domain.counter.Decision;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what it is told. */
final class RecordingListener implements CommitListener {
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> overloads = new ConcurrentLinkedQueue<>();

  List<String> events() {
    return List.copyOf(events);
  }

  List<Integer> overloads() {
    return List.copyOf(overloads);
  }

  @Override
  public void onBatchStart(int operations, int waiting) {
    events.add("batch of " + operations + ", " + waiting + " waiting");
  }

  @Override
  public void onCommitted(Decision decision, long elapsedNanos) {
    events.add("committed " + decision.answers().stream().mapToInt(List::size).sum() + " after " + elapsedNanos);
  }

  @Override
  public void onFailed(int operations, Throwable cause) {
    events.add("failed " + operations + " " + cause.getMessage());
  }

  @Override
  public void onOverload(int operations) {
    overloads.add(operations);
  }
}
