package io.counterservice.application.lane;

import io.counterservice.application.port.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Questions whose answer blocks a thread. */
public final class Blocking {
  private Blocking() {}

  /** Asks on a thread of the executor; where that takes nothing more, the stage fails at once. */
  public static <A> CompletionStage<A> ask(Executor executor, Supplier<A> question) {
    try {
      return CompletableFuture.supplyAsync(question, executor);
    } catch (UnavailableException full) {
      return CompletableFuture.failedStage(full);
    }
  }
}
