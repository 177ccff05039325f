package io.counterservice.adapter.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.WatchCounters;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** How the edge of the server treats connections that another adapter has made live ones. */
class LiveEdgeTest {
  private static final AttributeKey<Runnable> LIVE = AttributeKey.valueOf(WatchCounters.class.getName());
  private static final Duration IDLE_MAX = Duration.ofMillis(100);

  private final ServerEdge edge = new ServerEdge(IDLE_MAX);
  private final AtomicInteger farewells = new AtomicInteger();
  private final Queue<Channel> live = new ConcurrentLinkedQueue<>();
  private final DisposableServer server = edge.apply(HttpServer.create().host("127.0.0.1").port(0)).handle(this::answer).bindNow();

  @AfterEach
  void stop() {
    server.disposeNow();
    edge.close();
  }

  /** Answers with nothing for ever; what is asked for by {@code /upgraded} has no HTTP any more. */
  private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    Channel channel = ((Connection) request).channel();
    if (!request.path().equals("idle")) {
      live.add(channel);
      channel.attr(LIVE).set(() -> {
        farewells.incrementAndGet();
        var _ = channel.close();
      });
    }
    return response.sendHeaders().then().then(Mono.fromRunnable(() -> {
      if (request.path().equals("upgraded"))
        channel.pipeline().remove(NettyPipeline.HttpTrafficHandler);
    })).then(Mono.never());
  }

  @Test
  void leaves_an_idle_live_connection_alone() throws Exception {
    try (Socket stream = open("/stream"); Socket upgraded = open("/upgraded"); Socket idle = open("/idle")) {
      assertThat(idle.getInputStream().read()).isNegative();
      assertThat(live).hasSize(2).allMatch(Channel::isActive);
      assertThat(farewells).hasValue(0);
      edge.sayFarewell(Duration.ZERO, Duration.ofSeconds(20), () -> {
      });
      assertThat(stream.getInputStream().read()).isNegative();
      assertThat(upgraded.getInputStream().read()).isNegative();
    }
  }

  @Test
  void ends_live_connections_before_it_waits_for_the_others() throws Exception {
    try (Socket stream = open("/stream"); Socket upgraded = open("/upgraded")) {
      var gone = new CountDownLatch(1);
      edge.sayFarewell(Duration.ZERO, Duration.ofSeconds(20), gone::countDown);
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(farewells).hasValueGreaterThanOrEqualTo(2);
      assertThat(stream.getInputStream().read()).isNegative();
      assertThat(upgraded.getInputStream().read()).isNegative();
    }
  }

  @Test
  void ends_those_too_that_come_when_the_port_is_closed() throws Exception {
    try (Socket stream = open("/stream")) {
      var gone = new CountDownLatch(1);
      edge.sayFarewell(Duration.ZERO, Duration.ZERO, gone::countDown);
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(stream.getInputStream().read()).isNegative();
    }
  }

  private Socket open(String path) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0)
      head.append((char) socket.getInputStream().read());
    return socket;
  }
}
