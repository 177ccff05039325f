package io.counterservice.adapter.persistence.grid;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Decides whether the grid may be asked: not for a while after it failed or was slow, and never by too many at once. */
final class Circuit {
  private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int ASKING_MAX = 1_000;
  private final Semaphore places = new Semaphore(ASKING_MAX);
  private final LongSupplier nanoTime;
  private volatile long restsUntilNanos;

  Circuit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.restsUntilNanos = nanoTime.getAsLong();
  }

  boolean isResting() {
    return restsUntilNanos - nanoTime.getAsLong() > 0;
  }

  /** Takes a place for one question, if it may be asked; it is to be given back when the grid has answered. */
  boolean enter() {
    return !isResting() && places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  /** The grid failed or was slow. */
  void trip() {
    restsUntilNanos = nanoTime.getAsLong() + REST_NANOS;
  }
}
