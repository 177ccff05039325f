package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.Await;
import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long live connections last, over native transport and without: heartbeats, readers who do not read, revoked keys, the end. */
class LifeTest {
  private static final long HEARTBEAT_MILLIS = 400;
  private static LiveServer nativeServer;
  private static LiveServer plainServer;

  @BeforeAll
  static void start() {
    String heartbeat = "counter.live.heartbeat=" + HEARTBEAT_MILLIS + "ms";
    nativeServer = LiveServer.start(heartbeat);
    plainServer = LiveServer.startWithoutNative(heartbeat);
  }

  @AfterAll
  static void stop() {
    nativeServer.close();
    plainServer.close();
  }

  static Stream<LiveServer> servers() {
    return Stream.of(nativeServer, plainServer);
  }

  @AfterEach
  void nothing_is_left() {
    servers().forEach(server -> Await.until(() -> server.connections() == 0 && server.feed.seats() == 0));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void asks_a_socket_whether_it_is_there(LiveServer server) throws InterruptedException {
    try (SocketClient client = SocketClient.greeted(server)) {
      for (int beat = 0; beat < 6; beat++)
        assertThat(client.pings.poll(10, TimeUnit.SECONDS)).isZero();
      assertThat(client.isQuiet()).isTrue();
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void ends_a_socket_that_answers_nothing(LiveServer server) {
    long begun = System.nanoTime();
    try (RawClient client = RawClient.greeted(server)) {
      while (!client.isEnded())
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
      assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS * 5 / 2));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void keeps_a_stream_busy(LiveServer server) {
    try (StreamClient client = StreamClient.of(server, "/stream?counters=busy")) {
      client.next("retry: 2000");
      client.next("snapshot");
      for (int beat = 0; beat < 6; beat++)
        client.next(":");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void ends_with_its_key(LiveServer server) {
    try (SocketClient socket = SocketClient.connect(server, "leaked");
        SocketClient other = SocketClient.greeted(server);
        StreamClient stream = StreamClient.of(server,
            server.request("/stream?counters=leaked.a").setHeader(LiveServer.KEY_HEADER, "leaked"))) {
      socket.next("hello");
      stream.next("retry: 2000");
      stream.next("snapshot");
      long revoked = System.nanoTime();
      server.keys.revoke("leaked");
      assertThat(socket.next("error").get("problem").get("type").asString()).isEqualTo("/problems/unauthenticated");
      assertThat(socket.closed()).isEqualTo(1008);
      assertThat(socket.reason).isEqualTo("the key is not in force any more");
      assertThat(errorOf(stream)).isEqualTo("/problems/unauthenticated");
      stream.next(StreamClient.END);
      assertThat(System.nanoTime() - revoked).isLessThan(TimeUnit.SECONDS.toNanos(2));
      assertThat(other.isQuiet()).isTrue();
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void says_farewell(LiveServer server) {
    try (SocketClient socket = SocketClient.greeted(server);
        StreamClient stream = StreamClient.of(server, "/stream?counters=left")) {
      stream.next("retry: 2000");
      stream.next("snapshot");
      for (int times = 0; times < 3; times++)
        for (Channel channel : server.channels)
          channel.eventLoop().execute(() -> channel.attr(Farewells.LIVE).get().run());
      assertThat(socket.closed()).isEqualTo(1012);
      StreamClient.Event event = stream.next();
      while (event.type().equals(":"))
        event = stream.next();
      assertThat(event.type()).isEqualTo(StreamClient.END);
      Await.until(() -> server.channels.stream().noneMatch(channel -> channel.attr(Farewells.LIVE).get() != null));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void serves_another_request_after_a_stream(LiveServer server) {
    try (var client = new RawClient(server.port(), 0)) {
      for (int times = 0; times < 3; times++) {
        client.send("GET /stream?counters=after HTTP/1.1\r\nHost: localhost\r\nX-Test-Key: all\r\n\r\n");
        assertThat(client.head()).startsWith("HTTP/1.1 200 ");
        Await.until(() -> server.channels.stream().anyMatch(channel -> channel.attr(Farewells.LIVE).get() != null));
        for (Channel channel : server.channels)
          channel.eventLoop().execute(() -> channel.attr(Farewells.LIVE).get().run());
        var text = new StringBuilder();
        while (text.indexOf("\r\n0\r\n\r\n") < 0)
          text.append((char) client.read());
      }
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void holds_little_for_a_reader_who_does_not_read(LiveServer server) {
    int events = 60_000;
    try (RawClient client = RawClient.greeted(server, 4_096)) {
      client.text("{'type':'subscribe','counters':['slow']}");
      client.frame();
      Channel channel = server.channels.iterator().next();
      FakeFeed.Seat seat = server.feed.all().iterator().next();
      for (int event = 0; event < events; event++)
        server.feed.increment("slow");
      Await.until(() -> seat.waitingMost > events / 2);
      assertThat(waitingBytes(channel)).isPositive().isLessThan(65_536);
      assertThat(((SocketChannel) channel).config().getSendBufferSize()).isLessThan(200_000);
      readAll(client, events);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void holds_few_refusals_for_a_reader_who_does_not_read(LiveServer server) {
    try (RawClient client = RawClient.greeted(server, "shop", 4_096)) {
      int names = 10_000;
      client.send(RawClient.frame(RawClient.TEXT,
          FrameReaderTest.unsubscribe(names).replace("unsubscribe", "subscribe").getBytes(StandardCharsets.US_ASCII)));
      client.text("{'type':'ping','id':'last'}");
      Channel channel = server.channels.iterator().next();
      Await.until(() -> waitingBytes(channel) > 0);
      assertThat(waitingBytes(channel)).isLessThan(65_536);
      boolean answered = false;
      for (int refused = 0; refused < names || !answered;) {
        RawClient.Frame frame = client.frame();
        if (frame.head() == RawClient.PING)
          client.send(RawClient.frame(RawClient.PONG, new byte[0]));
        else if (frame.payload().contains("/problems/forbidden"))
          refused++;
        else
          answered = frame.payload().contains("\"id\":\"last\"");
      }
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void holds_few_answers_for_a_client_who_does_not_read(LiveServer server) {
    try (RawClient client = RawClient.greeted(server, 4_096)) {
      int pings = 990;
      for (int ping = 0; ping < pings; ping++)
        client.text("{'type':'ping','id':'" + "€".repeat(64) + "'}");
      Channel channel = server.channels.iterator().next();
      Await.until(() -> waitingBytes(channel) > 0);
      for (int times = 0; times < 50; times++)
        assertThat(waitingBytes(channel)).as("and the answers to what was read at once").isLessThan(180_000);
      for (int pong = 0; pong < pings;)
        if (client.frame().head() == RawClient.TEXT)
          pong++;
    }
  }

  private static void readAll(RawClient client, int events) {
    for (int version = 1; version <= events;) {
      RawClient.Frame frame = client.frame();
      if (frame.head() == RawClient.PING)
        client.send(RawClient.frame(RawClient.PONG, new byte[0]));
      else
        assertThat(frame.payload()).contains("\"version\":" + version++ + ",");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void ends_a_reader_who_never_reads(LiveServer server) {
    for (Function<LiveServer, RawClient> connect : List.<Function<LiveServer, RawClient>>of(LifeTest::socket, LifeTest::stream))
      try (RawClient client = connect.apply(server)) {
        Await.until(() -> server.feed.seats() == 1);
        FakeFeed.Seat seat = server.feed.all().iterator().next();
        while (seat.waitingMost == 0 && server.feed.seats() == 1)
          server.feed.increment("unread");
        Await.until(() -> server.feed.seats() == 0);
        Await.until(() -> server.channels.isEmpty());
        assertThat(client).isNotNull();
      }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void notices_who_left_a_stream(LiveServer server) {
    for (int times = 0; times < 2; times++) {
      RawClient client = stream(server);
      client.head();
      if (times == 0)
        client.close();
      else
        client.reset();
      Await.until(() -> server.feed.seats() == 0);
      Await.until(() -> server.channels.isEmpty());
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void lets_the_system_find_who_vanished_from_a_stream(LiveServer server) throws Exception {
    try (RawClient client = stream(server)) {
      client.head();
      Channel channel = server.channels.iterator().next();
      assertThat(channel instanceof EpollSocketChannel).isEqualTo(server.equals(nativeServer) && Epoll.isAvailable());
      if (channel instanceof EpollSocketChannel socket)
        assertThat(socket.config().getTcpUserTimeout()).isEqualTo((int) HEARTBEAT_MILLIS * 3 / 2);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static RawClient socket(LiveServer server) {
    return RawClient.greeted(server, 4_096).text("{'type':'subscribe','counters':['unread']}");
  }

  private static RawClient stream(LiveServer server) {
    return new RawClient(server.port(), 4_096)
        .send("GET /stream?counters=unread HTTP/1.1\r\nHost: localhost\r\nX-Test-Key: all\r\n\r\n");
  }

  private static long waitingBytes(Channel channel) {
    return channel.eventLoop().submit(() -> channel.unsafe().outboundBuffer().totalPendingWriteBytes()).syncUninterruptibly().getNow();
  }

  private static String errorOf(StreamClient stream) {
    StreamClient.Event event = stream.next();
    while (event.type().equals(":"))
      event = stream.next();
    return event.json().get("problem").get("type").asString();
  }
}
