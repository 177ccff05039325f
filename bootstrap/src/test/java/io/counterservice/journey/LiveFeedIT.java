package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Live values of the whole service: the feed, its guard, its frames and its end. */
class LiveFeedIT {
  private static final int SECONDS_MAX = 10;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start("--counter.live.connections-per-key-max=20");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void every_change_reaches_a_socket_once_and_in_order() throws InterruptedException {
    try (Listener client = Listener.connect(service, service.adminKey())) {
      client.awaited("\"type\":\"hello\"");
      client.send("{\"type\":\"subscribe\",\"counters\":[\"order.a\"],\"prefixes\":[\"order.\"],\"mode\":\"all\"}");
      assertThat(client.awaited("snapshot"))
          .isEqualTo("{\"type\":\"snapshot\",\"name\":\"order.a\",\"value\":null,\"version\":null,\"at\":null}");
      for (int count = 1; count <= 50; count++)
        increment("order.a", service.adminKey());
      for (long next = 0; next <= 50;) {
        String change = client.awaited("\"type\":\"change\"");
        assertThat(change).contains("\"from\":" + next + ",");
        next = Long.parseLong(change.replaceAll(".*\"version\":(\\d+).*", "$1")) + 1;
      }
      increment("order.b", service.adminKey());
      client.awaited("\"name\":\"order.b\"");
    }
  }

  @Test
  void a_stream_goes_on_where_it_was() throws IOException, InterruptedException {
    increment("stream.a", service.adminKey());
    String id;
    try (BufferedReader lines = stream("/stream?prefix=stream.&mode=all", "")) {
      id = awaited(lines, "id: ").substring(4);
      assertThat(awaited(lines, "data: ")).contains("\"type\":\"snapshot\"", "\"version\":1");
    }
    increment("stream.a", service.adminKey());
    increment("stream.a", service.adminKey());
    try (BufferedReader lines = stream("/stream?prefix=stream.&mode=all", id)) {
      assertThat(awaited(lines, "data: ")).contains("\"type\":\"change\"", "\"from\":2");
    }
  }

  @Test
  void nobody_sees_but_what_is_public() throws InterruptedException {
    manage("POST", "/counters", "{\"name\":\"seen.open\",\"public\":true}", 201);
    manage("POST", "/counters", "{\"name\":\"seen.closed\"}", 201);
    try (Listener client = Listener.connect(service, null)) {
      client.awaited("\"type\":\"hello\"");
      client.send("{\"type\":\"subscribe\",\"prefixes\":[\"seen.\"]}");
      client.awaited("\"prefix\":\"seen.\",\"problem\":{\"type\":\"/problems/unauthenticated\"");
      client.send("{\"type\":\"subscribe\",\"counters\":[\"seen.closed\"]}");
      assertThat(client.awaited("seen.closed")).contains("/problems/unauthenticated");
      client.send("{\"type\":\"subscribe\",\"counters\":[\"seen.open\"]}");
      client.awaited("\"name\":\"seen.open\",\"value\":0");
    }
  }

  @Test
  void a_revoked_key_ends_its_connections_within_two_seconds() throws InterruptedException {
    Reply key = manage("POST", "/keys", "{\"name\":\"watcher\",\"scopes\":[\"live:read\"],\"pattern\":\"*\"}", 201);
    try (Listener client = Listener.connect(service, key.json().get("secret").asString())) {
      client.awaited("\"type\":\"hello\"");
      long begun = System.nanoTime();
      manage("DELETE", "/keys/" + key.json().get("id").asString(), null, 200);
      client.awaited("/problems/unauthenticated");
      assertThat(client.closed.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join()).isEqualTo(1008);
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(2));
    }
  }

  @Test
  void problems_of_the_feed_are_those_of_the_service() {
    var reply = manage("GET", "/live", null, 400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().get("field").asString()).isEqualTo("Upgrade");
    assertThat(manage("GET", "/stream?counters=a%20b", null, 400).json().get("field").asString()).isEqualTo("counters");
    assertThat(manage("GET", "/v3/async-api", null, 200).json().get("asyncapi").asString()).isEqualTo("3.0.0");
  }

  @Test
  void too_many_connections_are_refused_and_a_stop_ends_them_soon() throws InterruptedException {
    RunningService own = RunningService.start("--counter.live.connections-per-key-max=1");
    try (Listener client = Listener.connect(own, own.adminKey())) {
      client.awaited("\"type\":\"hello\"");
      var refused = own.client().send(Request.of("GET", "/stream?counters=a").key(own.adminKey()));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("10");
      assertThat(refused.json().get("type").asString()).isEqualTo("/problems/too-many-connections");
      long begun = System.nanoTime();
      own.close();
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(8));
      assertThat(client.closed.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join()).isEqualTo(1012);
    }
  }

  private static void increment(String counter, String key) {
    assertThat(service.client().send(Request.of("POST", "/counters/" + counter + "/increment").key(key)).status()).isEqualTo(200);
  }

  private static Reply manage(String method, String path, @Nullable String body, int status) {
    var request = Request.of(method, path).key(service.adminKey());
    var reply = service.client().send(body == null ? request : request.json(body));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    return reply;
  }

  private static BufferedReader stream(String path, String lastEventId) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.baseUri().resolve(path)).header("X-API-Key", service.adminKey())
        .header("Last-Event-ID", lastEventId).build();
    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static String awaited(BufferedReader lines, String beginning) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(beginning))
      line = lines.readLine();
    assertThat(line).isNotNull();
    return String.valueOf(line);
  }

  /** Notes what a socket is told. */
  private static final class Listener implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();
    private @Nullable WebSocket socket;

    static Listener connect(RunningService service, @Nullable String key) {
      var listener = new Listener();
      var builder = HttpClient.newHttpClient().newWebSocketBuilder();
      if (key != null)
        builder.header("Authorization", "Bearer " + key);
      URI uri = URI.create(service.baseUri().toString().replace("http:", "ws:") + "/live");
      listener.socket = builder.buildAsync(uri, listener).orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
      return listener;
    }

    void send(String text) {
      if (socket != null)
        socket.sendText(text, true).join();
    }

    /** The next frame that holds a text; those before it are passed over. */
    String awaited(String part) throws InterruptedException {
      for (String frame = frames.poll(SECONDS_MAX, TimeUnit.SECONDS); frame != null; frame = frames.poll(SECONDS_MAX, TimeUnit.SECONDS))
        if (frame.contains(part))
          return frame;
      throw new AssertionError("not told of " + part);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      begun.append(data);
      if (last) {
        frames.add(begun.toString());
        begun.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }

    @Override
    public void close() {
      if (socket != null)
        socket.abort();
    }
  }
}
