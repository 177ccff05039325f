package io.counterservice.application.files;

import io.counterservice.application.port.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks again while the service is full or its database is away, for so long. Only what may be asked twice is asked by it.
 *
 * @param longest how long in all
 * @param pause between two tries
 */
public record Patience(Duration longest, Duration pause, InstantSource clock) {
  <A> A ask(Supplier<A> question) {
    var until = clock.instant().plus(longest);
    while (true)
      try {
        return question.get();
      } catch (UnavailableException failure) {
        if (!clock.instant().isBefore(until) || Thread.currentThread().isInterrupted())
          throw failure;
        LockSupport.parkNanos(pause.toNanos());
      }
  }

  /** The answer of a stage, waited for; it must come, or fail, by itself. */
  static <A> A answer(CompletionStage<A> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof UnavailableException unavailable ? unavailable : failure;
    }
  }
}
