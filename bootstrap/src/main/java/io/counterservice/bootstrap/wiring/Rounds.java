package io.counterservice.bootstrap.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** What is done every so often in the background, by a thread of its own: begins when all else has started, and so after the tables are there. */
public final class Rounds implements SmartLifecycle {
  private final Duration pause;
  private final Runnable round;
  private final ScheduledExecutorService thread;
  private volatile boolean running;

  /**
   * @param name of the thread
   * @param pause between the end of a round and the next
   * @param round must not throw
   */
  public Rounds(String name, Duration pause, Runnable round) {
    this.pause = pause;
    this.round = round;
    this.thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  @Override
  public void start() {
    running = true;
    var _ = thread.scheduleWithFixedDelay(round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
