package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of server-sent events is told, and how it goes on where it was. */
class StreamTest {
  private static final String BEGIN = "retry: 2000";
  private static LiveServer server;

  @BeforeAll
  static void start() {
    server = LiveServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothing_is_left() {
    server.feed.refusal = null;
    Await.until(() -> server.connections() == 0 && server.feed.seats() == 0);
  }

  @Test
  void tells_a_snapshot_and_then_each_change() {
    server.feed.increment("told");
    try (StreamClient client = StreamClient.of(server, "/stream?counters=told")) {
      var headers = client.response().headers();
      assertThat(client.response().statusCode()).isEqualTo(200);
      assertThat(headers.firstValue("Content-Type")).contains("text/event-stream");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
      client.next(BEGIN);
      assertThat(client.next("snapshot").data())
          .isEqualTo("{\"type\":\"snapshot\",\"name\":\"told\",\"value\":1,\"version\":1,\"at\":\"2026-01-02T03:04:05.678Z\"}");
      server.feed.increment("told");
      assertThat(client.next("change").json().get("version").asInt()).isEqualTo(2);
    }
  }

  @Test
  void goes_on_with_one_counter_where_it_was() {
    server.feed.increment("one");
    String id;
    try (StreamClient client = StreamClient.of(server, "/stream?counters=one&mode=all")) {
      client.next(BEGIN);
      id = client.next("snapshot").id();
    }
    server.feed.increment("one");
    server.feed.increment("one");
    try (StreamClient client = StreamClient.of(server, again("/stream?counters=one&mode=all&since=one:0", id))) {
      client.next(BEGIN);
      assertThat(client.next("change").json().get("version").asInt()).isEqualTo(2);
      assertThat(client.next("change").json().get("version").asInt()).isEqualTo(3);
    }
  }

  @Test
  void goes_on_with_every_counter_though_one_alone_moved() {
    server.feed.increment("still");
    server.feed.increment("moving");
    String id;
    try (StreamClient client = StreamClient.of(server, "/stream?counters=still,moving")) {
      client.next(BEGIN);
      client.next("snapshot");
      client.next("snapshot");
      server.feed.increment("moving");
      id = client.next("change").id();
    }
    try (StreamClient client = StreamClient.of(server, again("/stream?counters=still,moving", id))) {
      client.next(BEGIN);
      server.feed.increment("moving");
      String later = client.next("change").id();
      assertThat(Cursor.read(later).values()).extracting(version -> version.number()).containsExactlyInAnyOrder(1L, 3L);
    }
  }

  @Test
  void goes_on_with_the_counters_of_a_prefix() {
    server.feed.increment("web.a");
    server.feed.increment("web.b");
    String id;
    try (StreamClient client = StreamClient.of(server, "/stream?prefix=web.&mode=all")) {
      client.next(BEGIN);
      client.next("snapshot");
      id = client.next("snapshot").id();
    }
    server.feed.increment("web.b");
    server.feed.increment("web.b");
    server.feed.increment("web.c");
    try (StreamClient client = StreamClient.of(server, again("/stream?prefix=web.&mode=all", id))) {
      client.next(BEGIN);
      assertThat(client.next("snapshot").json().get("name").asString()).isEqualTo("web.c");
      assertThat(place(client.next("change").json())).isEqualTo("web.b 2");
      assertThat(place(client.next("change").json())).isEqualTo("web.b 3");
    }
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "-", "zz-", "a-b-c", "1-1.", "zzzzzzzzzzzzzzzzzzzz-1", "1--1", "1-zzzzzzzzzzzzzzzzzzzz", "42"})
  void tells_anew_who_remembers_nonsense(String id) {
    server.feed.increment("anew");
    try (StreamClient client = StreamClient.of(server, again("/stream?counters=anew", id))) {
      client.next(BEGIN);
      client.next("snapshot");
    }
  }

  @Test
  void tells_anew_who_remembers_what_has_not_been() {
    server.feed.increment("future");
    try (StreamClient client = StreamClient.of(server, again("/stream?counters=future", id("future", 1_000)))) {
      client.next(BEGIN);
      client.next("snapshot");
    }
  }

  @Test
  void waits_for_what_another_node_has_told_of_a_prefix() {
    server.feed.increment("ahead.a");
    server.feed.waitsForTheFuture = true;
    try (StreamClient client = StreamClient.of(server, again("/stream?prefix=ahead.&mode=all", id("ahead.a", 2)))) {
      client.next(BEGIN);
      Await.until(() -> server.feed.all().stream().anyMatch(seat -> seat.subscriptions.size() == 2));
      server.feed.increment("ahead.a");
      server.feed.increment("ahead.a");
      assertThat(place(client.next("change").json())).isEqualTo("ahead.a 3");
    } finally {
      server.feed.waitsForTheFuture = false;
    }
  }

  @Test
  void tells_a_counter_of_a_prefix_anew_to_who_remembers_what_has_not_been() {
    server.feed.increment("late.a");
    try (StreamClient client = StreamClient.of(server, again("/stream?prefix=late.", id("late.a", 1_000)))) {
      client.next(BEGIN);
      assertThat(place(client.next("snapshot").json())).isEqualTo("late.a 1");
    }
  }

  @Test
  void tells_a_partly_refused_stream_of_it() {
    server.feed.increment("shop.a");
    try (StreamClient client = StreamClient.of(server, server.request("/stream?counters=shop.a,bank.a&prefix=bank.")
        .setHeader(LiveServer.KEY_HEADER, "shop"))) {
      client.next(BEGIN);
      for (int told = 0; told < 3; told++) {
        var event = client.next();
        if (event.type().equals("error"))
          assertThat(event.json().get("problem").get("type").asString()).isEqualTo("/problems/forbidden");
        else
          assertThat(place(event.json())).isEqualTo("shop.a 1");
      }
    }
  }

  @Test
  void answers_with_a_problem_where_all_is_refused() throws Exception {
    isProblem(server.request("/stream?counters=bank.a&prefix=bank.").setHeader(LiveServer.KEY_HEADER, "shop"), 403, "forbidden");
    isProblem(HttpRequest.newBuilder(server.uri("http", "/stream?counters=bank.a")), 401, "unauthenticated");
    isProblem(server.request("/stream?counters=shop.a&since=shop.a:99"), 400, "invalid-request");
  }

  @Test
  void begins_though_nothing_is_told() {
    try (StreamClient client = StreamClient.of(server, "/stream?prefix=nobody.")) {
      assertThat(client.next(BEGIN)).isNotNull();
    }
  }

  @Test
  void tells_of_a_hundred_counters_and_no_more() {
    for (int number = 0; number < 102; number++)
      server.feed.increment("many." + number);
    try (StreamClient client = StreamClient.of(server, "/stream?prefix=many.")) {
      client.next(BEGIN);
      for (int told = 0; told < 100; told++)
        client.next("snapshot");
      JsonNode problem = client.next("error").json().get("problem");
      assertThat(problem.get("type").asString()).isEqualTo("/problems/too-many-subscriptions");
      server.feed.increment("many.0");
      assertThat(client.next("change").id()).hasSizeLessThan(2_500);
    }
  }

  @Test
  void refuses_more_than_there_is_room_for() throws Exception {
    server.feed.refusal = new Opening.TooManyOfViewer(3);
    assertThat(isProblem(server.request("/stream?counters=a"), 429, "too-many-connections").headers().firstValue("Retry-After"))
        .contains("10");
    server.feed.refusal = new Opening.TooManyOfNode();
    assertThat(isProblem(server.request("/stream?counters=a"), 503, "overloaded").headers().firstValue("Retry-After")).contains("1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
                                     | counters | must have a name where there is no prefix
      counters=                      | counters | must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      counters=a,                    | counters | must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      counters=a&counters=b          | counters | must be given at most once
      prefix=.a                      | prefix   | must be empty or 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      counters=a&colour=red          | colour   | is not a query parameter here; known are counters, prefix, mode, updatesPerSecond, since, ticket
      counters=a&mode=newest         | mode     | must be latest or all
      counters=a&updatesPerSecond=0  | updatesPerSecond | must be 1 to 10
      counters=a&updatesPerSecond=11 | updatesPerSecond | must be 1 to 10
      counters=a&updatesPerSecond=1e0 | updatesPerSecond | must be 1 to 10
      counters=a&since=a             | since    | must be a list of name:version
      counters=a&since=b:1           | since.b  | must be one of counters
      counters=a&since=a:-1          | since.a  | must be a whole number from 0 to 9223372036854775807
      counters=a&since=a:9223372036854775808 | since.a | must be a whole number from 0 to 9223372036854775807
      counters=a&since=a:1,a:1       | since.a  | must not occur twice
      """)
  void refuses_what_breaks_a_rule(String query, String field, String rule) throws Exception {
    JsonNode problem = json(isProblem(server.request("/stream?" + (query == null ? "" : query)), 400, "invalid-request"));
    assertThat(problem.get("field").asString()).isEqualTo(field);
    assertThat(problem.get("rule").asString()).isEqualTo(rule);
  }

  @Test
  void refuses_a_hundred_and_one_names() throws Exception {
    String names = IntStream.range(0, 101).mapToObj(number -> "n" + number).collect(Collectors.joining(","));
    isProblem(server.request("/stream?counters=" + names), 400, "invalid-request");
  }

  @Test
  void refuses_who_accepts_no_stream() throws Exception {
    isProblem(server.request("/stream?counters=a").header("Accept", "application/json"), 406, "not-acceptable");
    try (StreamClient client = StreamClient.of(server, server.request("/stream?counters=a").header("Accept", "text/*, */*;q=0.1"))) {
      client.next(BEGIN);
    }
  }

  @Test
  void streams_to_http_1_0_without_chunks() {
    server.feed.increment("old");
    try (var client = new RawClient(server.port(), 0)) {
      client.send("GET /stream?counters=old HTTP/1.0\r\nX-Test-Key: all\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.").doesNotContainIgnoringCase("chunked");
      var text = new StringBuilder();
      while (text.indexOf("\n\n", 15) < 0)
        text.append((char) client.read());
      assertThat(text).startsWith("retry: 2000\n\nid: ").contains("\nevent: snapshot\ndata: {");
    }
  }

  /** What somebody brings along who was told of one counter up to a version. */
  private static String id(String counter, long version) {
    var cursor = new Cursor();
    assertThat(cursor.tell(name(counter), new Version(version), true)).isTrue();
    var id = new StringBuilder();
    cursor.writeTo(id);
    return id.toString();
  }

  private static HttpRequest.Builder again(String path, @Nullable String id) {
    if (id == null)
      throw new AssertionError("no id");
    return server.request(path).header("Last-Event-ID", id);
  }

  private static HttpResponse<String> isProblem(HttpRequest.Builder request, int status, String slug)
      throws IOException, InterruptedException {
    var response = server.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/" + slug);
    return response;
  }

  private static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body());
  }

  private static CounterName name(String text) {
    return new CounterName(text);
  }

  private static String place(JsonNode event) {
    return event.get("name").asString() + " " + event.get("version").asInt();
  }
}
