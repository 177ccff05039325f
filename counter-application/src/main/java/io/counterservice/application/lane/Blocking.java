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
    return limited(begin(executor, question));
  }

  /** Waits for an answer as long as {@link #ask} does; whoever else waits for it is told nothing of that. */
  public static <A> CompletionStage<A> inTime(CompletionStage<A> answer) {
    return limited(answer.toCompletableFuture().copy());
  }

  /** Asks what may take minutes; the stage has no time limit. Where the executor takes nothing more, it fails at once. */
  public static <A> CompletionStage<A> askPatiently(Executor executor, Supplier<A> question) {
    return begin(executor, question).minimalCompletionStage();
  }

  private static <A> CompletionStage<A> limited(CompletableFuture<A> answer) {
    return answer.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).exceptionallyCompose(failure -> CompletableFuture.failedStage(
        failure instanceof TimeoutException ? new UnavailableException(Reason.OVERLOADED) : failure));
  }

  private static <A> CompletableFuture<A> begin(Executor executor, Supplier<A> question) {
    try {
      return CompletableFuture.supplyAsync(question, executor);
    } catch (UnavailableException full) {
      return CompletableFuture.failedFuture(full);
    }
  }
}
