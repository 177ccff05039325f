package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A service told not to create counters by incrementing them. */
class CreateOnIncrementIT {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start("--counter.create-on-increment=false");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?by=5", "?mode=clamp", "?reason=try", "?dryRun=true"})
  void an_increment_of_an_unknown_counter_is_404_and_creates_nothing(String query) {
    assertProblem(send(Request.of("POST", "/counters/unknown/increment" + query)), 404, "counter-not-found");

    assertUnknown("unknown");
  }

  @Test
  void its_refusal_is_remembered() {
    Request keyed = Request.of("POST", "/counters/late/increment").header("Idempotency-Key", "k");
    assertProblem(send(keyed), 404, "counter-not-found");
    create("late");

    Reply again = send(keyed);

    assertProblem(again, 404, "counter-not-found");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(send(Request.of("POST", "/counters/late/increment")).json().get("value").asLong()).isEqualTo(1);
  }

  @Test
  void in_a_bulk_the_unknown_ones_fail_alone() {
    create("known");

    JsonNode answers = send(bulk("", "unknown", "known", "unknown")).json();

    assertThat(answers.get(0).get("problem").get("type").asString()).isEqualTo("/problems/counter-not-found");
    assertThat(answers.get(1).get("value").asLong()).isEqualTo(1);
    assertThat(answers.get(2).get("status").asInt()).isEqualTo(404);
    assertUnknown("unknown");
  }

  @Test
  void in_an_atomic_bulk_they_fail_all() {
    create("untouched");

    Reply refused = send(bulk("?atomic=true", "untouched", "unknown"));

    assertProblem(refused, 404, "counter-not-found");
    assertThat(refused.json().get("index").asInt()).isEqualTo(1);
    assertThat(send(Request.of("GET", "/counters/untouched")).json().get("version").asLong()).isZero();
    assertUnknown("unknown");
  }

  private static void create(String name) {
    assertThat(send(Request.of("POST", "/counters").json("{\"name\":\"" + name + "\"}")).status()).isEqualTo(201);
  }

  private static Request bulk(String query, String... names) {
    String items = String.join(",", Stream.of(names).map(name -> "{\"counter\":\"" + name + "\",\"op\":\"increment\"}").toList());
    return Request.of("POST", "/operations" + query).json("[" + items + "]");
  }

  private static void assertUnknown(String name) {
    assertProblem(send(Request.of("GET", "/counters/" + name)), 404, "counter-not-found");
    assertThat(send(Request.of("GET", "/counters?prefix=" + name)).json().get("items").size()).isZero();
  }

  private static void assertProblem(Reply reply, int status, String slug) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.json().get("type").asString()).isEqualTo("/problems/" + slug);
  }

  private static Reply send(Request request) {
    return service.client().send(request.key(service.adminKey()));
  }
}
