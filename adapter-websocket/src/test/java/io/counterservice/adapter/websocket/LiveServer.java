package io.counterservice.adapter.websocket;

import io.netty.channel.Channel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** Live values on a port of their own, over a feed and keys that a test controls. A request says by a header which key it has. */
final class LiveServer implements AutoCloseable {
  static final String KEY_HEADER = "X-Test-Key";

  final FakeFeed feed = new FakeFeed();
  final FakeKeys keys = new FakeKeys();
  final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final LoopResources loops;
  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  private final DisposableServer server;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private LiveServer(boolean isNative, Map<String, Object> settings) {
    loops = LoopResources.create("live-test", 1, true);
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.registerBean(FakeFeed.class, () -> feed);
    context.registerBean(FakeKeys.class, () -> keys);
    context.register(WebFlux.class, WebSocketAdapter.class);
    context.refresh();
    var handler = new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(context).build());
    server = HttpServer.create().host("127.0.0.1").port(0).runOn(loops, isNative).doOnChannelInit((_, channel, _) -> note(channel))
        .handle(handler).bindNow();
  }

  static LiveServer start(String... settings) {
    return new LiveServer(true, map(settings));
  }

  /** Over the JDK's own channels, as on systems that have no native transport. */
  static LiveServer startWithoutNative(String... settings) {
    return new LiveServer(false, map(settings));
  }

  private static Map<String, Object> map(String... settings) {
    Map<String, Object> map = new HashMap<>();
    Arrays.stream(settings).map(setting -> setting.split("=", 2)).forEach(pair -> map.put(pair[0], pair[1]));
    return map;
  }

  private void note(Channel channel) {
    channels.add(channel);
    var _ = channel.closeFuture().addListener(_ -> channels.remove(channel));
  }

  int port() {
    return server.port();
  }

  HttpClient client() {
    return client;
  }

  URI uri(String scheme, String pathAndQuery) {
    return URI.create(scheme + "://127.0.0.1:" + port() + pathAndQuery);
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(uri("http", pathAndQuery)).header(KEY_HEADER, "all");
  }

  /** How many live connections the loops look after. */
  int connections() {
    return context.getBean(LiveLoops.class).all().stream()
        .mapToInt(loop -> loop.executor().submit(loop::size).syncUninterruptibly().getNow())
        .sum();
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.disposeNow();
    context.close();
    loops.disposeLater().block();
  }

  /** What Spring Boot would set up, a guard who believes what he is told, and somebody who tells problems. */
  @EnableWebFlux
  static class WebFlux {
    @Bean
    WebFilter guard() {
      return (exchange, chain) -> {
        String id = exchange.getRequest().getHeaders().getFirst(KEY_HEADER);
        if (id != null)
          exchange.getAttributes().put(Guest.KEY_ATTRIBUTE, FakeKeys.key(id));
        return chain.filter(exchange);
      };
    }

    @Bean
    @Order(-100)
    WebExceptionHandler problems() {
      return (exchange, thrown) -> {
        if (!(thrown instanceof ErrorResponse error))
          return Mono.error(thrown);
        var response = exchange.getResponse();
        response.setStatusCode(error.getStatusCode());
        response.getHeaders().putAll(error.getHeaders());
        response.getHeaders().set("Content-Type", "application/problem+json");
        var body = error.getBody();
        var members = new LinkedHashMap<String, Object>(Map.of("type", String.valueOf(body.getType()), "status", body.getStatus()));
        if (body.getProperties() != null)
          members.putAll(body.getProperties());
        String json = new JsonMapper().writeValueAsString(members);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json.getBytes(StandardCharsets.UTF_8))));
      };
    }
  }
}
