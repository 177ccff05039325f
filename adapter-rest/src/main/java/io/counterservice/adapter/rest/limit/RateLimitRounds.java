package io.counterservice.adapter.rest.limit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of the limiter: tells other nodes what was admitted, and forgets what is not used. */
public final class RateLimitRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RateLimitRounds.class);
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
  private final ScheduledExecutorService rounds = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rate-limit").factory());

  public RateLimitRounds(RateLimiter limiter, RateLimitSettings settings) {
    every(settings.syncInterval(), limiter::publish);
    every(SWEEP_INTERVAL, limiter::sweep);
  }

  /** A round that fails must not be the last. */
  private void every(Duration interval, Runnable round) {
    var _ = rounds.scheduleWithFixedDelay(() -> {
      try {
        round.run();
      } catch (RuntimeException failure) {
        LOG.warn("A round of the rate limiter failed", failure);
      }
    }, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
