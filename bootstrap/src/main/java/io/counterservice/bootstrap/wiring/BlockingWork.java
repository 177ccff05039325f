package io.counterservice.bootstrap.wiring;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads that may block, before a bounded queue; a full one is told at once. */
final class BlockingWork implements Executor, AutoCloseable {
  private final ThreadPoolExecutor threads;

  /** @param name of the threads, with a number behind */
  BlockingWork(String name, int threadsMax, int waitingMax) {
    threads = new ThreadPoolExecutor(threadsMax, threadsMax, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waitingMax),
        Thread.ofPlatform().name(name + "-", 1).factory());
  }

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (java.util.concurrent.RejectedExecutionException _) {
      throw new UnavailableException(Reason.OVERLOADED);
    }
  }

  /** Interrupts what is under way, and begins nothing more: for work that somebody else can go on with. */
  void shutdownNow() {
    threads.shutdownNow();
  }

  @Override
  public void close() {
    threads.close();
  }
}
