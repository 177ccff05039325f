package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.WatchCounters;
import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Watch;
import io.counterservice.application.port.in.WatchCounters.Watcher;
import io.netty.channel.Channel;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** What all live connections have in common before they begin. */
final class Door {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String TOO_MANY_RETRY_SECONDS = "10";
  private static final String OVERLOADED_RETRY_SECONDS = "1";

  private final WatchCounters feed;
  private final LiveLoops loops;

  Door(WatchCounters feed, LiveLoops loops) {
    this.feed = feed;
    this.loops = loops;
  }

  /** Refuses other methods than GET, and parameters that mean nothing here. */
  static void require(ServerHttpRequest request, String... parameters) {
    if (!request.getMethod().equals(HttpMethod.GET))
      throw new MethodNotAllowedException(request.getMethod(), List.of(HttpMethod.GET));
    List<String> known = List.of(parameters);
    request.getQueryParams().forEach((name, values) -> {
      if (!known.contains(name))
        throw LiveProblem.invalid(name, "is not a query parameter here; known are " + String.join(", ", known)).asAnswer();
      if (values.size() > 1)
        throw LiveProblem.invalid(name, "must be given at most once").asAnswer();
    });
  }

  /** Begins on the event loop of the request. */
  Mono<Void> enter(ServerHttpRequest request, Function<Channel, Mono<Void>> begin) {
    Object server = ServerHttpRequestDecorator.getNativeRequest(request);
    if (!(server instanceof Connection connection))
      throw new IllegalStateException("live connections need the server Netty");
    Channel channel = connection.channel();
    return Mono.<Mono<Void>>create(sink -> channel.eventLoop().execute(() -> {
      try {
        sink.success(channel.isActive() ? begin.apply(channel) : Mono.empty()); // a pipeline that is taken down tells no handler of its end
      } catch (RuntimeException refusal) {
        sink.error(refusal);
      }
    })).flatMap(live -> live);
  }

  LiveLoop loopOf(Channel channel) {
    return loops.of(channel.eventLoop());
  }

  /** A watch of the feed; or throws the problem that there is none. */
  Watch open(Guest guest, Watcher watcher, LiveLoop loop) {
    return switch (feed.open(guest.viewer(), watcher, loop.executor())) {
      case Opening.Opened opened -> opened.watch();
      case Opening.TooManyOfViewer tooMany -> throw later(ProblemKind.TOO_MANY_CONNECTIONS,
          "There are " + tooMany.max() + " live connections already, as many as one may have", TOO_MANY_RETRY_SECONDS);
      case Opening.TooManyOfNode _ ->
        throw later(ProblemKind.OVERLOADED, "There are as many live connections as this node serves", OVERLOADED_RETRY_SECONDS);
    };
  }

  private static ErrorResponseException later(ProblemKind kind, String detail, String seconds) {
    ErrorResponseException answer = LiveProblem.of(kind, detail).asAnswer();
    answer.getHeaders().set(RETRY_AFTER, seconds);
    return answer;
  }
}
