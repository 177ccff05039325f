package io.counterservice.adapter.rest.http;

import io.counterservice.adapter.rest.edge.LoopCourier;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Where the application's stages become Reactor's, and their threads the event loop's. */
public final class Stages {
  private Stages() {}

  /** The stage's result, turned into an answer on the event loop of the call. */
  public static <T> Mono<Answer> mono(Call call, CompletionStage<T> stage, Function<T, Answer> toAnswer) {
    return mono(call, stage).map(toAnswer);
  }

  /** The stage's result on the event loop of the call. */
  public static <T> Mono<T> mono(Call call, CompletionStage<T> stage) {
    return mono(call.request(), stage);
  }

  /** The stage's result on the event loop of the request. */
  static <T> Mono<T> mono(ServerHttpRequest request, CompletionStage<T> stage) {
    LoopCourier courier = LoopCourier.of(request);
    if (courier == null)
      return Mono.fromCompletionStage(stage);
    return Mono.create(sink -> {
      var _ = stage.whenComplete((result, failure) -> courier.deliver(() -> emit(sink, result, failure)));
    });
  }

  /**
   * An answer that is there already, but given only when the loop has ended what it is about: answered at once, a request
   * that was sent together with others makes the server stop reading its connection (reactor-netty 1.3.7, issue 4361).
   */
  public static Mono<Answer> soon(ServerHttpRequest request, Answer answer) {
    LoopCourier courier = LoopCourier.of(request);
    return courier == null ? Mono.just(answer) : Mono.create(sink -> courier.deliver(() -> sink.success(answer)));
  }

  private static <T> void emit(MonoSink<T> sink, T result, Throwable failure) {
    if (failure == null)
      sink.success(result);
    else
      sink.error(failure);
  }
}
