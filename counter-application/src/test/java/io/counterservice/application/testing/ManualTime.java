package io.counterservice.application.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told to, as an instant and as a count of nanoseconds. */
public final class ManualTime implements InstantSource {
  private volatile Instant now;

  public ManualTime(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public long nanoTime() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }
}
