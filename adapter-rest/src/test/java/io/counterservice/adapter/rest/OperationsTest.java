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
    assertThat(created.json().get("applied").asLong()).isZero();
    var counted = server.request("POST", "/counters/a.1/increment").send().is(200);
    assertThat(counted.body()).isEqualTo("{\"name\":\"a.1\",\"value\":6,\"applied\":1,\"version\":1}");
    assertThat(counted.header("ETag")).isEqualTo("\"1\"");
    assertThat(counted.header("Content-Type")).isEqualTo("application/json");
    server.request("POST", "/counters/a.1/increment?by=2").send().isProblem(409, "above-maximum");
    server.request("POST", "/counters/a.1/decrement").json("{\"by\":3}").send().is(200);
    var read = server.request("GET", "/counters/a.1").send().is(200);
    assertThat(read.header("ETag")).isEqualTo("\"2\"");
    assertThat(read.json().get("value").asLong()).isEqualTo(3);
    assertThat(read.json().get("max").asLong()).isEqualTo(7);
    assertThat(read.json().propertyNames()).containsExactly("name", "value", "version", "min", "max", "initialValue", "held", "description",
        "labels",
        "public", "definitionVersion", "createdAt", "updatedAt");
  }

  @Test
  void an_increment_creates_an_unknown_counter() {
    var reply = server.request("POST", "/counters/fresh/increment?by=2").key(KnownKeys.WRITER).send().is(200);
    assertThat(reply.body()).isEqualTo("{\"name\":\"fresh\",\"value\":2,\"applied\":2,\"version\":1}");
  }

  @Test
  void clamps_at_the_bounds() {
    server.request("PUT", "/counters/clamped").json("{\"min\":0,\"max\":10,\"value\":8}").send().is(201);
    assertThat(server.request("POST", "/counters/clamped/increment?by=5&mode=clamp").send().is(200).json().get("applied").asLong())
        .isEqualTo(2);
    assertThat(server.request("POST", "/counters/clamped/increment?mode=clamp").send().is(200).json().get("applied").asLong()).isZero();
    var down = server.request("POST", "/counters/clamped/decrement").json("{\"by\":9223372036854775807,\"mode\":\"clamp\"}").send().is(200);
    assertThat(down.json().get("applied").asLong()).isEqualTo(-10);
  }

  @Test
  void sets_and_resets() {
    server.request("PUT", "/counters/wide").json("{\"min\":-9223372036854775808,\"max\":9223372036854775807,\"initialValue\":-3}").send()
        .is(201);
    server.request("PUT", "/counters/wide/value").json("{\"value\":-9223372036854775808}").send().is(200);
    var crossed = server.request("PUT", "/counters/wide/value").json("{\"value\":9223372036854775807}").send().is(200);
    assertThat(crossed.body())
        .isEqualTo("{\"name\":\"wide\",\"value\":9223372036854775807,\"applied\":18446744073709551615,\"version\":2}");
    assertThat(server.request("POST", "/counters/wide/reset").send().is(200).json().get("value").asLong()).isEqualTo(-3);
    assertThat(server.request("PUT", "/counters/wide/reset").json("{\"reason\":\"again\"}").send().is(200).json().get("version").asLong())
        .isEqualTo(4);
    var changes = server.request("GET", "/counters/wide/changes?after=3").send().is(200).json().get("items");
    assertThat(changes.get(0).get("reason").asString()).isEqualTo("again");
  }

  @Test
  void a_dry_run_answers_and_changes_nothing() {
    server.request("PUT", "/counters/dry").json("{\"max\":1}").send().is(201);
    assertThat(server.request("POST", "/counters/dry/increment?dryRun=true").send().is(200).json().get("version").asLong()).isEqualTo(1);
    assertThat(server.request("POST", "/counters/dry/increment?dryRun=true").send().is(200).json().get("value").asLong()).isEqualTo(1);
    server.request("POST", "/counters/dry/increment?by=2&dryRun=true").send().isProblem(409, "above-maximum");
    server.request("DELETE", "/counters/dry?dryRun=true").send().is(200);
    assertThat(server.request("GET", "/counters/dry").send().is(200).json().get("version").asLong()).isZero();
  }

  @Test
  void applies_only_at_the_version_asked_for() {
    server.request("PUT", "/counters/at").json("{}").send().is(201);
    server.request("POST", "/counters/at/increment").header("If-Match", "\"0\"").send().is(200);
    server.request("POST", "/counters/at/increment").header("If-Match", "\"0\"").send().isProblem(412, "version-mismatch");
    server.request("POST", "/counters/at/increment").header("If-Match", "\"0\", \"1\"").send().is(200);
    server.request("POST", "/counters/at/increment").header("If-Match", "*").send().is(200);
    server.request("POST", "/counters/nobody/increment").header("If-Match", "*").send().isProblem(412, "version-mismatch");
    server.request("GET", "/counters/nobody").send().is(404);
  }

  @Test
  void a_retry_gets_the_first_answer() {
    server.request("PUT", "/counters/again").json("{\"max\":1}").send().is(201);
    var first = server.request("POST", "/counters/again/increment?by=1").header("Idempotency-Key", "\"k \\\"1\\\"\"").send().is(200);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    var second = server.request("POST", "/counters/again/increment").json("{\"by\":1}").header("Idempotency-Key", "k \"1\"").send().is(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.body()).isEqualTo(first.body());
    var refused = server.request("POST", "/counters/again/increment").header("Idempotency-Key", "full").send().isProblem(409,
        "above-maximum");
    server.request("POST", "/counters/again/decrement").send().is(200);
    var still = server.request("POST", "/counters/again/increment").header("Idempotency-Key", "full").send().isProblem(409,
        "above-maximum");
    assertThat(still.body()).isEqualTo(refused.body());
    assertThat(still.header("Idempotency-Replayed")).isEqualTo("true");
    server.request("POST", "/counters/again/decrement").header("Idempotency-Key", "full").send().isProblem(422, "idempotency-key-reused");
  }
}
