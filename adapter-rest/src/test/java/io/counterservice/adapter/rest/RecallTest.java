package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads by callers who say how old an answer may be. */
class RecallTest {
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
  void an_answer_that_may_be_old_tells_its_age() {
    server.request("POST", "/counters/recalled/increment").send().is(200);
    for (String directives : new String[] {"max-stale=60", "max-stale", "no-transform, MAX-STALE=\"60\"", "max-stale=60, max-stale=x"}) {
      var read = server.request("GET", "/counters/recalled").header("Cache-Control", directives).send().is(200);
      assertThat(read.header("Age")).as(directives).isEqualTo("0");
      assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }
  }

  @Test
  void what_is_no_number_of_seconds_asks_for_an_exact_answer() {
    server.request("POST", "/counters/exact/increment").send().is(200);
    for (String directives : new String[] {"max-stale=soon", "max-stale=-1", "max-stale=1.5", "max-stale=", "max-stale=\"", "no-cache", ""})
      assertThat(server.request("GET", "/counters/exact").header("Cache-Control", directives).send().is(200).header("Age"))
          .as(directives).isEmpty();
  }

  @Test
  void a_change_is_seen_at_once() {
    for (int count = 1; count <= 20; count++) {
      server.request("POST", "/counters/seen/increment").send().is(200);
      var read = server.request("GET", "/counters/seen").header("Cache-Control", "max-stale=3600").send().is(200);
      assertThat(read.json().get("value").asInt()).isEqualTo(count);
    }
    server.request("DELETE", "/counters/seen").send().is(200);
    server.request("GET", "/counters/seen").header("Cache-Control", "max-stale=3600").send().isProblem(404, "counter-not-found");
  }
}
