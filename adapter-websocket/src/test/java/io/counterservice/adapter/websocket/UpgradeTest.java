package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Viewer;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.access.NamePattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a request becomes a WebSocket, or does not. */
class UpgradeTest {
  private static final String KEY = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";
  private static final String VERSION = "Sec-WebSocket-Version: 13";
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
  void lets_in_by_key_or_address() {
    try (SocketClient client = SocketClient.connect(server, "shop")) {
      client.next("hello");
      assertThat(viewer()).isEqualTo(new Viewer("shop", new NamePattern("shop.*")));
    }
    Await.until(() -> server.feed.seats() == 0);
    try (SocketClient client = SocketClient.connect(server, null)) {
      client.next("hello");
      assertThat(viewer()).isEqualTo(new Viewer("address:127.0.0.1", null));
    }
  }

  private static Viewer viewer() {
    return server.feed.all().iterator().next().viewer;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Connection: keep-alive                                     | Upgrade               | must be websocket
      Connection: Upgrade;Upgrade: h2c                           | Upgrade               | must be websocket
      Upgrade: websocket                                         | Connection            | must be Upgrade
      Connection: close;Upgrade: websocket                       | Connection            | must be Upgrade
      Connection: Upgrade;Upgrade: websocket                     | Sec-WebSocket-Version | must be 13
      Connection: Upgrade;Upgrade: websocket;Sec-WebSocket-Version: 8 | Sec-WebSocket-Version | must be 13
      Connection: Upgrade;Upgrade: websocket;Sec-WebSocket-Version: 13 | Sec-WebSocket-Key | must be 16 bytes in Base64
      Connection: Upgrade;Upgrade: websocket;Sec-WebSocket-Version: 13;Sec-WebSocket-Key: a | Sec-WebSocket-Key | must be 16 bytes in Base64
      Connection: Upgrade;Upgrade: websocket;Sec-WebSocket-Version: 13;Sec-WebSocket-Key: AAAA | Sec-WebSocket-Key | must be 16 bytes in Base64
      """)
  void refuses_what_is_no_upgrade(String fields, String field, String rule) {
    JsonNode problem = refused("GET", "/live", fields.split(";"));
    assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-request");
    assertThat(problem.get("field").asString()).isEqualTo(field);
    assertThat(problem.get("rule").asString()).isEqualTo(rule);
  }

  @Test
  void refuses_unknown_parameters() {
    assertThat(refused("GET", "/live?counters=a", "Connection: Upgrade", "Upgrade: websocket", VERSION, KEY).get("rule").asString())
        .isEqualTo("is not a query parameter here; known are ticket");
  }

  @Test
  void takes_a_ticket_for_the_guard() {
    try (var client = new RawClient(server.port(), 0)) {
      client.send("GET /live?ticket=t HTTP/1.1\r\nHost: localhost\r\nconnection: keep-alive, upgrade\r\nupgrade: WebSocket\r\n" + VERSION
          + "\r\n" + KEY + "\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 101 ").contains("ICX+Yqv66kxgM0FcWaLWlFLwTAI=");
    }
  }

  @Test
  void refuses_more_than_there_is_room_for() {
    server.feed.refusal = new Opening.TooManyOfViewer(3);
    JsonNode problem = refused("GET", "/live", "Connection: Upgrade", "Upgrade: websocket", VERSION, KEY);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/too-many-connections");
    assertThat(problem.get("status").asInt()).isEqualTo(429);
    server.feed.refusal = new Opening.TooManyOfNode();
    problem = refused("GET", "/live", "Connection: Upgrade", "Upgrade: websocket", VERSION, KEY);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/overloaded");
    assertThat(problem.get("status").asInt()).isEqualTo(503);
  }

  @Test
  void refuses_other_methods() {
    assertThat(refused("POST", "/live", "Content-Length: 0").get("status").asInt()).isEqualTo(405);
    assertThat(refused("DELETE", "/stream?counters=a").get("status").asInt()).isEqualTo(405);
  }

  private static JsonNode refused(String method, String path, String... fields) {
    try (var client = new RawClient(server.port(), 0)) {
      client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", fields)
          + (fields.length == 0 ? "\r\n" : "\r\n\r\n"));
      String head = client.head();
      assertThat(head).matches("(?s)HTTP/1.1 (4|503).*").contains("application/problem+json");
      return new JsonMapper().readTree(client.body(head));
    }
  }
}
