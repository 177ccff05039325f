package io.counterservice.adapter.persistence.grid;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread of its own that speaks to the grid every so often, so that a grid that is slow holds up nobody else. */
final class Rounds implements AutoCloseable {
  private final ScheduledExecutorService thread;

  /** @param round may block, and what it throws is forgotten */
  Rounds(String name, long intervalMillis, Runnable round) {
    thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
    var _ = thread.scheduleWithFixedDelay(() -> {
      try {
        round.run();
      } catch (RuntimeException _) {
        // What it had is lost, as it may be; the next round is another.
      }
    }, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
