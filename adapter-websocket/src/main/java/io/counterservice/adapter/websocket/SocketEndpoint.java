package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.Authenticate;
import io.netty.channel.Channel;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/** {@code GET /live}: makes a WebSocket of a request. */
final class SocketEndpoint implements WebHandler {
  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;
  private static final WebsocketServerSpec SPEC = WebsocketServerSpec.builder().maxFramePayloadLength(MessageCollector.BYTES_MAX)
      .handlePing(true).build();

  private final Door door;
  private final Authenticate keys;
  private final LiveSettings settings;
  private final InstantSource clock;

  SocketEndpoint(Door door, Authenticate keys, LiveSettings settings, InstantSource clock) {
    this.door = door;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    Door.require(exchange.getRequest(), "ticket");
    requireUpgrade(exchange.getRequest().getHeaders());
    return door.enter(exchange.getRequest(), channel -> upgrade(exchange, channel));
  }

  private Mono<Void> upgrade(ServerWebExchange exchange, Channel channel) {
    HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    Guest guest = Guest.of(exchange, clock.instant());
    LiveLoop loop = door.loopOf(channel);
    var socket = new LiveSocket(channel, loop, guest, keys, settings);
    socket.begin(door.open(guest, socket, loop), NettyPipeline.ReactiveBridge);
    Mono<Void> upgraded = Mono.defer(() -> server.sendWebsocket((_, _) -> {
      socket.greet();
      return Mono.never();
    }, SPEC));
    return exchange.getResponse().setComplete().then(upgraded).doOnError(_ -> socket.drop());
  }

  private static void requireUpgrade(HttpHeaders headers) {
    if (!"websocket".equalsIgnoreCase(headers.getUpgrade()))
      throw LiveProblem.invalid("Upgrade", "must be websocket").asAnswer();
    if (headers.getConnection().stream().noneMatch("upgrade"::equalsIgnoreCase))
      throw LiveProblem.invalid("Connection", "must be Upgrade").asAnswer();
    if (!VERSION.equals(headers.getFirst("Sec-WebSocket-Version"))) {
      ErrorResponseException wrong = LiveProblem.invalid("Sec-WebSocket-Version", "must be " + VERSION).asAnswer();
      wrong.getHeaders().set("Sec-WebSocket-Version", VERSION);
      throw wrong;
    }
    if (!isKey(headers.getFirst("Sec-WebSocket-Key")))
      throw LiveProblem.invalid("Sec-WebSocket-Key", "must be " + KEY_BYTES + " bytes in Base64").asAnswer();
  }

  private static boolean isKey(@Nullable String text) {
    try {
      return text != null && Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
