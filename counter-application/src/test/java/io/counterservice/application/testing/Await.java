package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what must happen, but not for ever. */
public final class Await {
  static final long SECONDS_MAX = 30;

  private Await() {}

  public static <A> A answer(CompletionStage<A> stage) {
    try {
      return stage.toCompletableFuture().get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** What the stage failed with. */
  public static Throwable failure(CompletionStage<?> stage) {
    try {
      throw new AssertionError("answered " + stage.toCompletableFuture().get(SECONDS_MAX, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      return causeOf(failed.getCause() instanceof CompletionException wrapper ? wrapper : failed);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static Throwable causeOf(Throwable wrapper) {
    return Objects.requireNonNull(wrapper.getCause());
  }

  /** Why the stage has no answer. */
  public static UnavailableException.Reason reason(CompletionStage<?> stage) {
    if (failure(stage) instanceof UnavailableException unavailable)
      return unavailable.reason();
    throw new AssertionError("failed otherwise", failure(stage));
  }

  /** Closes what may wait for threads that a failed test left behind. */
  public static void closed(AutoCloseable closing) {
    answer(Together.start(() -> {
      try {
        closing.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }));
  }

  /** Waits for something that no other thread signals. */
  public static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0)
        throw new AssertionError("it never came true");
      Thread.onSpinWait();
    }
  }
}
