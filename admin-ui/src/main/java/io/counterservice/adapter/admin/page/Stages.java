package io.counterservice.adapter.admin.page;

import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** What ports answer, for handlers. */
public final class Stages {
  private Stages() {}

  /** The answer of a stage, or what it failed with; whoever does not wait for it any more leaves it as it is. */
  public static <T> Mono<T> mono(CompletionStage<T> stage) {
    return Mono.fromFuture(stage.toCompletableFuture(), true);
  }
}
