package io.counterservice.adapter.admin.page;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** What ports answer, for handlers. */
public final class Stages {
  private Stages() {}

  /** The answer of a stage, or what it failed with. */
  public static <T> Mono<T> mono(CompletionStage<T> stage) {
    return Mono.fromCompletionStage(stage).onErrorMap(CompletionException.class,
        failure -> failure.getCause() == null ? failure : failure.getCause());
  }
}
