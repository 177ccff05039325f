package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a WebSocket client is told of the counters it asks for. */
class SocketTest {
  private static LiveServer server;

  @BeforeAll
  static void start() {
    server = LiveServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void says_hello_first() {
    try (SocketClient client = SocketClient.connect(server, "all")) {
      assertThat(client.next()).hasToString("{\"type\":\"hello\",\"version\":1,\"heartbeatSeconds\":10,\"updatesPerSecondMax\":10}");
    }
  }

  @Test
  void tells_a_snapshot_and_then_each_change() {
    server.feed.increment("seen");
    try (SocketClient client = SocketClient.greeted(server)) {
      client.send("{'type':'subscribe','counters':['seen']}");
      assertThat(client.next()).hasToString(
          "{\"type\":\"snapshot\",\"name\":\"seen\",\"value\":1,\"version\":1,\"at\":\"2026-01-02T03:04:05.678Z\"}");
      server.feed.increment("seen");
      assertThat(client.next()).hasToString(
          "{\"type\":\"change\",\"name\":\"seen\",\"value\":2,\"version\":2,\"from\":2,\"delta\":1,\"at\":\"2026-01-02T03:04:05.678Z\"}");
    }
  }
}
