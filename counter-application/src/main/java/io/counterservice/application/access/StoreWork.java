package io.counterservice.application.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs what waits for the store on threads that may block, and tells of a change when this node's directory has seen it. */
public final class StoreWork {
  private final KeyDirectory directory;
  private final Executor blocking;

  /** @param blocking may refuse */
  public StoreWork(KeyDirectory directory, Executor blocking) {
    this.directory = directory;
    this.blocking = blocking;
  }

  /** The change is durable before the refresh: whatever becomes of that, the change is reported. */
  <T> CompletionStage<T> change(Supplier<T> task) {
    return run(answer -> {
      T done = task.get();
      var _ = directory.nextRefresh().whenComplete((_, _) -> answer.complete(done));
    });
  }

  <T> CompletionStage<T> ask(Supplier<T> question) {
    return run(answer -> answer.complete(question.get()));
  }

  private <T> CompletionStage<T> run(Task<T> task) {
    var answer = new CompletableFuture<T>();
    try {
      blocking.execute(() -> attempt(task, answer));
    } catch (RuntimeException refused) {
      answer.completeExceptionally(Failures.unavailable(refused));
    }
    return answer;
  }

  private static <T> void attempt(Task<T> task, CompletableFuture<T> answer) {
    try {
      task.runFor(answer);
    } catch (RuntimeException failure) {
      answer.completeExceptionally(failure);
    }
  }

  private interface Task<T> {
    void runFor(CompletableFuture<T> answer);
  }
}
