package io.counterservice.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** Writes again and again, one operation after the other, and notes how long the slowest took. */
final class SlowestWrite implements Runnable {
  private static final int WARM_UP = 500;
  private final Client client;
  private volatile boolean ended;
  private volatile long slowestNanos;
  private final AtomicLong writes = new AtomicLong();

  SlowestWrite(Client client) {
    this.client = client;
  }

  @Override
  public void run() {
    while (!ended) {
      long began = System.nanoTime();
      client.bulk("[{\"counter\":\"slowest\",\"op\":\"increment\"}]").join();
      long took = System.nanoTime() - began;
      if (writes.incrementAndGet() > WARM_UP && took > slowestNanos)
        slowestNanos = took;
    }
  }

  void end() {
    ended = true;
  }

  double slowestMillis() {
    return slowestNanos / 1e6;
  }

  double writes() {
    return writes.get();
  }
}
