package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.history.Reach;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a counter was at an instant. */
class PastValuesTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:34:56Z");
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start(InstantSource.fixed(NOW));
    server.history.count("shop.a", "2026-03-30T10:20:00Z", "5");
    server.history.count("shop.a", "2026-03-31T12:10:00Z", "2");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31T12:10:00Z,2026-03-31T12:10:00Z,7,2", "2026-03-31T12:09:59.5Z,2026-03-31T12:09:59.5Z,5,1",
      "now,2026-03-31T12:34:56Z,7,2", "-1d,2026-03-30T12:34:56Z,5,1", "2026-03-31T14:10&tz=Europe/Berlin,2026-03-31T14:10:00+02:00,7,2",
      "2026-03-31T14:09&tz=Europe/Berlin,2026-03-31T14:09:00+02:00,5,1", "2026-03-30,2026-03-30T00:00:00Z,null,null",
      "1970-01-01,1970-01-01T00:00:00Z,null,null"})
  void a_counter_is_what_it_was(String at, String told, String value, String version) {
    assertThat(ask("at=" + at).is(200).body()).isEqualTo("{\"name\":\"shop.a\",\"at\":\"" + told + "\",\"resolution\":\"exact\",\"value\":"
        + value + ",\"version\":" + version + "}");
  }

  @Test
  void an_answer_that_may_be_old_is_exact_all_the_same() {
    var told = server.request("GET", "/counters/shop.a?at=-1d").header("Cache-Control", "max-stale=60").send().is(200);
    assertThat(told.json().get("value").asInt()).isEqualTo(5);
    assertThat(told.header("Age")).isEmpty();
  }

  @Test
  void what_is_left_says_how_fine_it_is() {
    server.history.keeps(new Reach(NOW, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH));
    try {
      assertThat(ask("at=2026-03-31T12:10:30Z&tz=Europe/Berlin").is(200).body()).isEqualTo(
          "{\"name\":\"shop.a\",\"at\":\"2026-03-31T14:10:00+02:00\",\"resolution\":\"minute\",\"value\":7,\"version\":2}");
    } finally {
      server.history.keeps(Reach.EVERYTHING);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"at=2026-03-31T12:34:57Z|at|future", "at=9999-01-01|at|future", "at=|at|instant",
      "at=soon|at|instant", "at=1969-12-31T23:59:59Z|at|1970", "at=now&at=now|at|at most once", "at=now&tz=Mars|tz|time zone",
      "at=now&tz=%2B00:00:30|tz|time zone",
      "at=now&step=day|step|known are at, tz", "tz=UTC|tz|known are at", "at=-1d&from=-2d|from|known are at, tz"})
  void bad_input_is_told_so(String query, String field, String rule) {
    ask(query).isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void the_counter_must_exist_and_be_the_keys() {
    server.request("GET", "/counters/unknown?at=now").send().isProblem(404, "counter-not-found");
    server.request("GET", "/counters/other?at=x").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("name", "shop.*");
    server.request("GET", "/counters/shop.a?at=now").key(KnownKeys.WRITER).send().isProblem(403, "forbidden").names("scope", "read");
    server.request("GET", "/counters/shop.a?at=now").header("Accept", "text/csv").send().isProblem(406, "not-acceptable");
  }

  private static TestReply ask(String query) {
    return server.request("GET", "/counters/shop.a?" + query).send();
  }
}
