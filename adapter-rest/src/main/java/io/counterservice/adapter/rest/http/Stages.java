package io.counterservice.adapter.rest.http;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Where the application's stages become Reactor's. */
public final class Stages {
  private Stages() {}

  /** The stage's result, turned into an answer. */
  public static <T> Mono<Answer> mono(CompletionStage<T> stage, Function<T, Answer> toAnswer) {
    return Mono.fromCompletionStage(stage).map(toAnswer);
  }
}
