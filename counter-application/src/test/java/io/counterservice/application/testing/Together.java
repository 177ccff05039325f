package io.counterservice.application.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** Runs the same on several threads that start at once. */
public final class Together {
  private Together() {}

  /** Returns when all have ended; {@code task} takes the number of its thread, from 0. */
  public static void run(int threads, IntConsumer task) {
    CountDownLatch ready = new CountDownLatch(threads);
    List<CompletionStage<Void>> ends = new ArrayList<>();
    for (int number = 0; number < threads; number++) {
      int own = number;
      ends.add(start(() -> {
        ready.countDown();
        Await.until(() -> ready.getCount() == 0);
        task.accept(own);
      }));
    }
    ends.forEach(Await::answer);
  }

  /** Runs the task on a thread of its own; the stage tells its end. */
  public static CompletionStage<Void> start(Runnable task) {
    return CompletableFuture.runAsync(task, Thread.ofPlatform().daemon()::start);
  }
}
