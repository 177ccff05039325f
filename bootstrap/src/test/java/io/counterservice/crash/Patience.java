package io.counterservice.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, with a limit. */
final class Patience {
  private static final Duration POLL = Duration.ofMillis(20);

  private Patience() {}

  /** Waits until {@code condition} holds; false if it did not within {@code limit}. */
  static boolean until(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0)
        return false;
      pause(POLL);
    }
    return true;
  }

  /** Lets {@code time} pass, or returns early if the thread is interrupted. */
  static void pause(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); left = deadline - System.nanoTime())
      LockSupport.parkNanos(left);
  }
}
