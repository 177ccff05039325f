package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.rest.body.BodyReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final int SLOW_CLIENTS = 1_000;
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start("counter.rest.body-timeout=2s");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_body_over_the_limit_is_read_to_its_end_and_refused() {
    String large = "{\"reason\":\"" + "x".repeat(16_384) + "\"}";
    server.request("POST", "/counters/a/increment").json(large).send().isProblem(413, "body-too-large").names("body", "16384");
    String huge = "[" + " ".repeat(4 * 1024 * 1024) + "]";
    server.request("POST", "/operations").json(huge).send().isProblem(413, "body-too-large").names("body", "4194304");
  }

  @Test
  void a_body_of_unknown_length_is_held_to_the_same_limit() {
    try (var connection = post("/counters/a/increment", "Transfer-Encoding: chunked")) {
      String chunk = "x".repeat(0x4000);
      for (int i = 0; i < 10; i++)
        connection.send("4000\r\n" + chunk + "\r\n");
      connection.send("0\r\n\r\n");
      assertThat(connection.receive()).startsWith("HTTP/1.1 413").contains("/problems/body-too-large");
    }
  }

  @Test
  void more_than_is_worth_throwing_away_ends_the_connection() {
    try (var connection = post("/counters/a/increment", "Transfer-Encoding: chunked")) {
      String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
      boolean open = true;
      for (int i = 0; open && i < 20; i++)
        open = connection.sends(chunk);
      // Whoever still sends when the connection ends may find it reset, and the answer gone with it.
      assertThat(connection.rest()).matches("(?is)(HTTP/1.1 413.*connection: close.*)?");
    }
  }

  @Test
  void who_asks_first_is_told_before_sending() {
    try (var connection = post("/counters/a/increment", "Expect: 100-continue\r\nContent-Length: 20000")) {
      assertThat(connection.receive()).startsWith("HTTP/1.1 413");
    }
    try (var connection = post("/counters/a/increment", "Expect: 100-continue\r\nContent-Length: 8")) {
      assertThat(connection.receive()).startsWith("HTTP/1.1 100");
      assertThat(connection.send("{\"by\":1}").receive()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_body_that_does_not_end_is_given_up() {
    try (var connection = post("/counters/a/increment", "Content-Length: 100")) {
      connection.send("{\"by\":");
      String reply = connection.receive();
      assertThat(reply).startsWith("HTTP/1.1 408").contains("/problems/body-timeout").containsIgnoringCase("connection: close");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void a_connection_without_traffic_ends() {
    try (var impatient = RestServer.start("counter.rest.idle-max=100ms"); var connection = new RawConnection(impatient.port())) {
      assertThat(connection.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n").receive()).startsWith("HTTP/1.1 404");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: a\r\nTransfer-Encoding: gzip", "Host: a\r\nTransfer-Encoding: gzip, chunked",
      "Host: a\r\nTransfer-Encoding: identity", "Host: a\r\nHost: b", "X-No: host"})
  void a_request_whose_end_is_not_sure_is_refused_and_ends_the_connection(String fields) {
    try (var connection = new RawConnection(server.port())) {
      connection.send("POST /counters/framed/increment HTTP/1.1\r\n" + fields + "\r\nX-API-Key: " + KnownKeys.ALL + "\r\n\r\n");
      assertThat(connection.receive()).startsWith("HTTP/1.1 400").contains("/problems/invalid-request", "\"field\":\"request\"");
      assertThat(connection.isEnded()).isTrue();
    }
    server.request("GET", "/counters/framed").send().is(404);
  }

  @Test
  void requests_in_one_go_are_answered_in_order() {
    String one = "POST /counters/pipe/increment HTTP/1.1\r\nHost: a\r\nX-API-Key: " + KnownKeys.ALL
        + "\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{\"by\":1}";
    try (var connection = new RawConnection(server.port())) {
      connection.send(one + one + one);
      for (int value = 1; value <= 3; value++)
        assertThat(connection.receive()).contains("\"value\":" + value + ",");
    }
  }

  @Test
  void requests_in_one_go_may_be_refused_among_others() {
    String good = "POST /counters/queue/increment HTTP/1.1\r\nHost: a\r\nX-API-Key: " + KnownKeys.ALL + "\r\nContent-Length: 0\r\n\r\n";
    String refused = "GET /counters/queue HTTP/1.1\r\nHost: a\r\n\r\n";
    try (var connection = new RawConnection(server.port())) {
      for (int round = 0; round < 50; round++) {
        connection.send(good + refused + refused);
        assertThat(connection.receive()).startsWith("HTTP/1.1 200");
        assertThat(connection.receive()).startsWith("HTTP/1.1 401");
        assertThat(connection.receive()).startsWith("HTTP/1.1 401");
      }
    }
  }

  @Test
  void refused_requests_leave_the_connection_usable() {
    try (var connection = new RawConnection(server.port())) {
      String refused = "POST /counters/a/increment HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n{\"by\":1}";
      assertThat(connection.send(refused).receive()).startsWith("HTTP/1.1 401");
      assertThat(connection.send(refused).receive()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void clients_that_never_finish_do_not_hurt_the_others() {
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        String path = i % 2 == 0 ? "/counters/slow/increment" : "/operations";
        slow.add(post(path, "Content-Length: " + (i % 2 == 0 ? 1_000 : 4_000_000)).send("[".repeat(900)));
        if (i % 50 == 0)
          server.request("POST", "/counters/quick/increment").json("{\"by\":1}").send().is(200);
      }
      server.request("POST", "/operations").json("[{\"counter\":\"quick\",\"op\":\"increment\"}]").send().is(200);
      for (RawConnection connection : slow)
        assertThat(connection.receive()).startsWith("HTTP/1.1 408");
    } finally {
      slow.forEach(RawConnection::close);
    }
    assertThat(server.request("GET", "/counters/quick").send().json().get("value").asLong()).isEqualTo(21);
    server.request("GET", "/counters/slow").send().is(404);
  }

  @Test
  @Timeout(60)
  void bodies_beyond_the_memory_for_them_are_turned_away() {
    try (var tight = RestServer.start("counter.rest.body-timeout=6s", "counter.rest.bodies-size-max=4MB");
        var large = post(tight, "/operations", "Content-Length: 4194304").send(" ".repeat(4_194_000))) {
      while (tight.bean(BodyReader.class).bytesTaken() < 4_194_000)
        tight.request("GET", "/nothing").send().is(404);
      assertThat(bulk(tight).isProblem(503, "overloaded").header("Retry-After")).isEqualTo("1");
      tight.request("POST", "/counters/quick/increment").json("{\"by\":1}").send().is(200);
      assertThat(large.receive()).startsWith("HTTP/1.1 408");
      bulk(tight).is(200);
    }
  }

  private static TestReply bulk(RestServer tight) {
    return tight.request("POST", "/operations").json("[" + " ".repeat(400_000) + "]").send();
  }

  private static RawConnection post(String path, String headers) {
    return post(server, path, headers);
  }

  private static RawConnection post(RestServer where, String path, String headers) {
    return new RawConnection(where.port()).send("POST " + path + " HTTP/1.1\r\nHost: a\r\nX-API-Key: " + KnownKeys.ALL
        + "\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n");
  }
}
