package io.counterservice.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that speaks as the live feed does, and as badly as a test wants: it can keep silent, hang up, be away. It knows the counters
 * that a test gave it, and refuses all others. Its own lock keeps it in order.
 */
final class StubFeed implements AutoCloseable {
  private static final String SCRIPT = "io/counterservice/adapter/rest/badges/embed.js";
  private static final int FRAME_SECONDS_MAX = 10;

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
  private final Map<String, State> counters = new HashMap<>();
  private final List<Guest> guests = new ArrayList<>();
  private final int port;
  private DisposableServer server;
  private boolean isSilent;

  private record State(String value, long version) {}

  private record Guest(Sinks.Many<String> mouth, Set<String> subscribed, WebsocketInbound line) {
    void tell(String frame) {
      mouth.emitNext(frame, Sinks.EmitFailureHandler.FAIL_FAST);
    }
  }

  StubFeed() {
    server = bind(0);
    port = server.port();
  }

  private DisposableServer bind(int where) {
    byte[] script = script();
    return HttpServer.create().host("127.0.0.1").port(where).route(routes -> routes
        .get("/embed.js", (_, response) -> response.header("Content-Type", "text/javascript")
            .header("Access-Control-Allow-Origin", "*").sendByteArray(Mono.just(script)))
        .get("/live", this::welcome).get("/below/live", this::welcome)).bindNow();
  }

  private static byte[] script() {
    try (var resource = Objects.requireNonNull(StubFeed.class.getClassLoader().getResourceAsStream(SCRIPT))) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address without a path. */
  String origin() {
    return "http://127.0.0.1:" + port;
  }

  /** The element that loads the script. */
  String script(String attributes) {
    return "<script src=\"" + origin() + "/embed.js\" " + attributes + "></script>";
  }

  /** Moves a counter and tells everybody who watches it. */
  synchronized StubFeed move(String name, String value) {
    State before = counters.get(name);
    counters.put(name, new State(value, before == null ? 1 : before.version + 1));
    tell(name, "change");
    return this;
  }

  /** A counter that begins anew at a lower version, as after a restore, without a word to anybody. */
  synchronized void restore(String name, String value) {
    counters.put(name, new State(value, 0));
  }

  synchronized void delete(String name) {
    counters.remove(name);
    watchers(name).forEach(guest -> guest.tell("{\"type\":\"deleted\",\"name\":\"" + name + "\",\"version\":9}"));
  }

  /** Says nothing any more, or speaks again to those who come from now on. */
  synchronized void silent(boolean silent) {
    isSilent = silent;
  }

  /** Ends all connections. */
  synchronized void hangUp() {
    List.copyOf(guests).forEach(guest -> guest.line.withConnection(connection -> {
      var _ = connection.channel().close();
    }));
  }

  /** Is not reached any more. */
  void goAway() {
    hangUp();
    server.disposeNow();
  }

  /** Is reached again where it was before. */
  void comeBack() {
    server = bind(port);
  }

  /** The next frame that is no ping. */
  JsonNode nextFrame() {
    for (JsonNode frame = next(frames);; frame = next(frames))
      if (!frame.get("type").asString().equals("ping"))
        return frame;
  }

  /** Whether there is a frame but pings that nobody took. */
  boolean hasFrame() {
    return frames.stream().anyMatch(frame -> !frame.get("type").asString().equals("ping"));
  }

  /** The path and query that the next connection came with. */
  String nextArrival() {
    return next(arrivals);
  }

  int arrivals() {
    return arrivals.size();
  }

  synchronized int guests() {
    return guests.size();
  }

  private Publisher<Void> welcome(HttpServerRequest request, HttpServerResponse response) {
    arrivals.add(request.uri());
    return response.sendWebsocket(this::serve);
  }

  private Publisher<Void> serve(WebsocketInbound in, WebsocketOutbound out) {
    var guest = new Guest(Sinks.many().unicast().onBackpressureBuffer(), new HashSet<>(), in);
    arrive(guest);
    var heard = in.aggregateFrames().receive().asString().doOnNext(text -> hear(guest, text)).doFinally(_ -> leave(guest));
    return out.sendString(guest.mouth.asFlux()).then().and(heard);
  }

  private synchronized void arrive(Guest guest) {
    guests.add(guest);
    guest.tell("{\"type\":\"hello\",\"version\":1,\"heartbeatSeconds\":15,\"updatesPerSecondMax\":10}");
  }

  private synchronized void leave(Guest guest) {
    guests.remove(guest);
  }

  private synchronized void hear(Guest guest, String text) {
    JsonNode frame = JsonMapper.shared().readTree(text);
    frames.add(frame);
    if (isSilent)
      return;
    switch (frame.get("type").asString()) {
      case "ping" -> guest.tell("{\"type\":\"pong\"}");
      case "subscribe" -> frame.get("counters").forEach(name -> subscribe(guest, name.asString(), frame.get("since").get(name.asString())));
      default -> frame.get("counters").forEach(name -> guest.subscribed.remove(name.asString()));
    }
  }

  private void subscribe(Guest guest, String name, @Nullable JsonNode since) {
    State state = counters.get(name);
    if (state == null || (since != null && since.asLong() > state.version)) {
      guest.tell("{\"type\":\"error\",\"name\":\"" + name + "\",\"problem\":{\"type\":\"/problems/unauthenticated\",\"title\":\"t\","
          + "\"status\":401,\"detail\":\"Without a key only public counters can be seen, and " + name + " is none\"}}");
      return;
    }
    guest.subscribed.add(name);
    if (since == null || since.asLong() < state.version)
      guest.tell(frame(name, since == null ? "snapshot" : "change"));
  }

  private void tell(String name, String type) {
    watchers(name).forEach(guest -> guest.tell(frame(name, type)));
  }

  private List<Guest> watchers(String name) {
    return guests.stream().filter(guest -> guest.subscribed.contains(name)).toList();
  }

  private String frame(String name, String type) {
    State state = Objects.requireNonNull(counters.get(name));
    return "{\"type\":\"" + type + "\",\"name\":\"" + name + "\",\"value\":" + state.value + ",\"version\":" + state.version
        + ",\"from\":1,\"delta\":1,\"at\":\"2026-11-20T13:44:43.975Z\"}";
  }

  private static <T> T next(BlockingQueue<T> queue) {
    try {
      return Objects.requireNonNull(queue.poll(FRAME_SECONDS_MAX, TimeUnit.SECONDS), "nothing came");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.disposeNow();
  }
}
