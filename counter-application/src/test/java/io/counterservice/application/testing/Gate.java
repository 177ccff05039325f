package io.counterservice.application.testing;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Holds every thread that arrives until the test lets it pass. */
public final class Gate<T> {
  private final BlockingQueue<T> arrivals = new LinkedBlockingQueue<>();
  private final Semaphore passes = new Semaphore(0);

  /** Says what the thread comes with, and waits. */
  public void arrive(T what) {
    arrivals.add(what);
    try {
      if (!passes.tryAcquire(Await.SECONDS_MAX, TimeUnit.SECONDS))
        throw new AssertionError("nobody let this pass: " + what);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What the next thread to arrive came with. */
  public T awaitArrival() {
    try {
      T what = arrivals.poll(Await.SECONDS_MAX, TimeUnit.SECONDS);
      if (what == null)
        throw new AssertionError("nobody arrived");
      return what;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public boolean hasArrivals() {
    return !arrivals.isEmpty();
  }

  /** Lets one pass: who waits, or else the next to arrive. */
  public void pass() {
    passes.release();
  }

  /** Lets everyone pass from now on. */
  public void open() {
    passes.release(1_000_000);
  }
}
