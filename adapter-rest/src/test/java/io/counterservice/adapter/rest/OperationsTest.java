package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void creates_counts_and_reads() {
    var created = server.request("POST", "/counters").json("{\"name\":\"a.1\",\"initialValue\":5,\"max\":7}").send().is(201);
    assertThat(created.header("Location")).isEqualTo("/counters/a.1");
    assertThat(created.header("ETag")).isEqualTo("\"0\"");
    var counted = server.request("POST", "/counters/a.1/increment").send().is(200);
    assertThat(counted.body()).isEqualTo("{\"name\":\"a.1\",\"value\":6,\"applied\":1,\"version\":1}");
    assertThat(counted.header("ETag")).isEqualTo("\"1\"");
    server.request("POST", "/counters/a.1/increment?by=2").send().isProblem(409, "above-maximum");
    server.request("POST", "/counters/a.1/decrement").json("{\"by\":3}").send().is(200);
    var read = server.request("GET", "/counters/a.1").send().is(200);
    assertThat(read.json().get("value").asLong()).isEqualTo(3);
    assertThat(read.json().get("max").asLong()).isEqualTo(7);
  }
}
