package io.counterservice.adapter.rest.body;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Ends bodies that take too long. One sweep a tick looks at all bodies that are arriving, because a timer of its own for
 * each body would cost more than reading a small one.
 */
final class BodyDeadlines implements AutoCloseable {
  private static final long TICK_MILLIS = 100;

  private final Set<BodyCollector> arriving = ConcurrentHashMap.newKeySet();
  private final Scheduler scheduler = Schedulers.newSingle("body-deadlines", true);
  private final Disposable sweeping;
  private final long timeoutNanos;

  BodyDeadlines(Duration timeout) {
    this.timeoutNanos = timeout.toNanos();
    this.sweeping = scheduler.schedulePeriodically(this::sweep, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How long a body may take. */
  Duration timeout() {
    return Duration.ofNanos(timeoutNanos);
  }

  void watch(BodyCollector body) {
    arriving.add(body);
  }

  void forget(BodyCollector body) {
    arriving.remove(body);
  }

  private void sweep() {
    long now = System.nanoTime();
    for (BodyCollector body : arriving)
      if (now - body.startedNanos() > timeoutNanos)
        body.expire();
  }

  @Override
  public void close() {
    sweeping.dispose();
    scheduler.dispose();
  }
}
