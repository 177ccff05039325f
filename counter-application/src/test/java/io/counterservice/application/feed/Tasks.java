package io.counterservice.application.feed;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** An executor that runs a task when it is told to. */
final class Tasks implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean full;

  @Override
  public void execute(Runnable task) {
    if (full)
      throw new UnavailableException(Reason.OVERLOADED);
    waiting.add(task);
  }

  /** Whether it refuses what it is given. */
  void full(boolean refuses) {
    full = refuses;
  }

  /** Runs the first task, if there is one. */
  boolean runOne() {
    Runnable task = waiting.poll();
    if (task == null)
      return false;
    task.run();
    return true;
  }
}
