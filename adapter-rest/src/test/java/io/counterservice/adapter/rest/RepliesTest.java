package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Every request is answered, although lanes of other threads than the connection's complete the answers. */
class RepliesTest {
  private static final int CONNECTIONS = 8;
  private static final int REQUESTS_EACH = 1_500;
  private static final String INCREMENT = "POST /counters/replies/increment HTTP/1.1\r\nHost: a\r\nX-API-Key: " + KnownKeys.ALL
      + "\r\nContent-Length: 0\r\n\r\n";

  @Test
  void no_reply_is_lost() throws InterruptedException, ExecutionException {
    try (var server = RestServer.start(); var clients = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++)
        running.add(clients.submit(() -> increment(server.port())));
      for (Future<?> client : running)
        assertThat(client.get()).isNull();
      var read = server.request("GET", "/counters/replies").send().is(200);
      assertThat(read.json().get("value").asLong()).isEqualTo((long) CONNECTIONS * REQUESTS_EACH);
    }
  }

  private static void increment(int port) {
    try (var connection = new RawConnection(port)) {
      for (int i = 0; i < REQUESTS_EACH; i++)
        assertThat(connection.send(INCREMENT).receive()).startsWith("HTTP/1.1 200");
    }
  }
}
