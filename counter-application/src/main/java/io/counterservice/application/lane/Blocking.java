package io.counterservice.application.lane;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Questions whose answer blocks a thread. */
public final class Blocking {
  private static final int SECONDS_MAX = 5;

  private Blocking() {}

  /**
   * Asks on a thread of the executor; where that takes nothing more, the stage fails at once. It fails as well when the answer takes
   * long, and a question that still waits then is not asked any more.
   */
  public static <A> CompletionStage<A> ask(Executor executor, Supplier<A> question) {
    return begin(executor, question).orTimeout(SECONDS_MAX, TimeUnit.SECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedStage(
            failure instanceof TimeoutException ? new UnavailableException(Reason.OVERLOADED) : failure));
  }

  /** Asks what may take minutes; the stage has no time limit. Where the executor takes nothing more, it fails at once. */
  public static <A> CompletionStage<A> askPatiently(Executor executor, Supplier<A> question) {
    return begin(executor, question).minimalCompletionStage();
  }

  private static <A> CompletableFuture<A> begin(Executor executor, Supplier<A> question) {
    try {
      return CompletableFuture.supplyAsync(question, executor);
    } catch (UnavailableException full) {
      return CompletableFuture.failedFuture(full);
    }
  }
}
