package io.counterservice.adapter.websocket;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpVersion;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** {@code GET /stream}: answers with server-sent events that do not end. */
final class StreamEndpoint implements WebHandler {
  private final Door door;
  private final LiveStream.Context context;
  private final InstantSource clock;

  StreamEndpoint(Door door, LiveStream.Context context, InstantSource clock) {
    this.door = door;
    this.context = context;
    this.clock = clock;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    Door.require(request, StreamRequest.PARAMETERS);
    requireAccepted(request.getHeaders());
    try {
      var asked = StreamRequest.of(request, context.settings().updatesPerSecond());
      return door.enter(request, channel -> begin(exchange, channel, asked));
    } catch (BrokenRule broken) {
      throw broken.problem().asAnswer();
    }
  }

  private Mono<Void> begin(ServerWebExchange exchange, Channel channel, StreamRequest asked) {
    ServerHttpResponse response = exchange.getResponse();
    HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
    HttpServerRequest client = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    if (client.version().equals(HttpVersion.HTTP_1_0)) // as proxies speak that are not told otherwise
      server.chunkedTransfer(false);
    Guest guest = Guest.of(exchange, clock.instant());
    LiveLoop loop = door.loopOf(channel);
    var stream = new LiveStream(channel, loop, guest, asked, context);
    stream.open(door.open(guest, stream, loop), NettyPipeline.ReactiveBridge);
    Mono<Void> head = Mono.defer(() -> {
      setHeaders(response, channel);
      return response.setComplete().then(Mono.defer(() -> server.sendHeaders().then()));
    });
    return stream.begins().then(head).then(stream.ends());
  }

  private void setHeaders(ServerHttpResponse response, Channel channel) {
    response.setStatusCode(HttpStatus.OK);
    response.getHeaders().set("Content-Type", MediaType.TEXT_EVENT_STREAM_VALUE);
    response.getHeaders().set("Cache-Control", "no-store");
    response.getHeaders().set("X-Accel-Buffering", "no");
    Buffers.limit(channel);
    Buffers.endWhenUnacknowledged(channel, context.settings().heartbeat().multipliedBy(3).dividedBy(2));
  }

  private static void requireAccepted(HttpHeaders headers) {
    try {
      var accepted = headers.getAccept();
      if (accepted.isEmpty() || accepted.stream().anyMatch(type -> type.includes(MediaType.TEXT_EVENT_STREAM)))
        return;
    } catch (InvalidMediaTypeException _) {
      // accepts nothing that is known
    }
    throw LiveProblem.about(ProblemKind.NOT_ACCEPTABLE, "Accept", "must include " + MediaType.TEXT_EVENT_STREAM_VALUE).asAnswer();
  }
}
