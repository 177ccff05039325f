package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BulkTest {
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
  void each_operation_has_its_own_outcome_in_order() {
    server.request("PUT", "/counters/each").json("{\"max\":2}").send().is(201);
    var reply = bulk("", item("each", "increment", ",\"by\":2"), item("each", "increment", ""), item("each", "set", ",\"value\":1"),
        item("each", "decrement", ""), item("each", "reset", ",\"reason\":\"new week\""),
        item("each", "increment", ",\"by\":5,\"mode\":\"clamp\"")).is(200);
    assertThat(reply.json().size()).isEqualTo(6);
    assertThat(reply.json().get(0).toString()).isEqualTo("{\"status\":200,\"name\":\"each\",\"value\":2,\"applied\":2,\"version\":1}");
    assertThat(reply.json().get(1).get("status").asInt()).isEqualTo(409);
    assertThat(reply.json().get(1).get("problem").get("type").asString()).isEqualTo("/problems/above-maximum");
    assertThat(reply.json().get(5).toString()).isEqualTo("{\"status\":200,\"name\":\"each\",\"value\":2,\"applied\":2,\"version\":5}");
  }

  @Test
  void a_bad_item_fails_alone_and_in_its_place() {
    var reply = bulk("", item("one", "increment", ""), item("no name", "increment", ""), item("one", "increment", ",\"by\":1.5"),
        item("one", "explode", ""), item("one", "increment", ",\"extra\":{\"a\":[1,2,{}]}"), "[1,[2]]", "17", "{}", item("one", "set", ""),
        item("one", "reset", ",\"by\":1"), item("one", "increment", "")).is(200);
    var statuses = IntStream.range(0, 11).mapToObj(i -> reply.json().get(i).get("status").asString()).collect(Collectors.joining(","));
    assertThat(statuses).isEqualTo("200,400,400,400,400,400,400,400,400,400,200");
    assertThat(reply.json().get(1).get("problem").get("field").asString()).isEqualTo("counter");
    assertThat(reply.json().get(2).get("problem").get("rule").asString()).contains("without fraction");
    assertThat(reply.json().get(10).get("value").asLong()).isEqualTo(2);
  }

  @Test
  void lines_in_are_lines_out() {
    String lines = item("lines", "increment", "") + "\n" + item("lines", "increment", "") + "\n\n" + item("lines", "nothing", "") + "\n";
    var reply = server.request("POST", "/operations").body("application/x-ndjson", lines).send().is(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(reply.body().lines().toList()).hasSize(3).first()
        .isEqualTo("{\"status\":200,\"name\":\"lines\",\"value\":1,\"applied\":1,\"version\":1}");
    assertThat(server.request("POST", "/operations").body("application/x-ndjson", "").send().is(200).body()).isEmpty();
    assertThat(bulk("").is(200).body()).isEqualTo("[]");
    assertThat(bulk("?atomic=true").is(200).body()).isEqualTo("[]");
  }

  @Test
  void ten_thousand_are_taken_and_one_more_is_not() {
    assertThat(server.request("POST", "/operations").json(many(10_000)).send().is(200).json().size()).isEqualTo(10_000);
    server.request("POST", "/operations").json(many(10_001)).send().isProblem(400, "invalid-request").names("body", "10000");
    assertThat(server.request("GET", "/counters/many").send().json().get("value").asLong()).isEqualTo(10_000);
  }

  @Test
  void a_bulk_that_is_no_bulk_fails_as_a_whole() {
    server.request("POST", "/operations").json("{}").send().isProblem(400, "invalid-request").names("body", "array");
    server.request("POST", "/operations").json("").send().isProblem(400, "invalid-request").names("body", "array");
    server.request("POST", "/operations").json("[" + item("whole", "increment", "")).send().isProblem(400, "invalid-request").names("body",
        "too early");
    server.request("POST", "/operations").json("[" + item("whole", "increment", "") + "]]").send().isProblem(400, "invalid-request")
        .names("body", "");
    server.request("POST", "/operations").body("application/x-ndjson", item("whole", "increment", "") + "\n{\"co").send().isProblem(400,
        "invalid-request");
    server.request("GET", "/counters/whole").send().is(404);
  }

  @Test
  void names_beyond_the_pattern_fail_alone() {
    var request = server.request("POST", "/operations").key(KnownKeys.SHOP);
    var reply = request.json("[" + item("shop.a", "increment", "") + "," + item("other", "increment", "") + "]").send().is(200);
    assertThat(reply.json().get(0).get("status").asInt()).isEqualTo(200);
    assertThat(reply.json().get(1).get("status").asInt()).isEqualTo(403);
    assertThat(reply.json().get(1).get("problem").get("field").asString()).isEqualTo("name");
  }

  @Test
  void keys_make_a_bulk_repeatable() {
    String items = "[" + item("again", "increment", "") + "," + item("again", "increment", "") + "]";
    var first = server.request("POST", "/operations").header("Idempotency-Key", "\"bulk-1\"").json(items).send().is(200);
    var second = server.request("POST", "/operations").header("Idempotency-Key", "bulk-1").json(items).send().is(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    var own = bulk("", item("again", "increment", ",\"idempotencyKey\":\"bulk-1/0\"")).is(200);
    assertThat(own.json().get(0).get("value").asLong()).isEqualTo(1);
    var both = server.request("POST", "/operations").header("Idempotency-Key", "bulk-2")
        .json("[" + item("again", "increment", ",\"idempotencyKey\":\"x\"") + "]").send().is(200);
    assertThat(both.json().get(0).get("problem").get("field").asString()).isEqualTo("idempotencyKey");
    var reused = bulk("", item("again", "decrement", ",\"idempotencyKey\":\"bulk-1/0\"")).is(200);
    assertThat(reused.json().get(0).get("status").asInt()).isEqualTo(422);
  }

  private static TestReply bulk(String query, String... items) {
    return server.request("POST", "/operations" + query).json("[" + String.join(",", items) + "]").send();
  }

  private static String many(int count) {
    return IntStream.range(0, count).mapToObj(_ -> item("many", "increment", "")).collect(Collectors.joining(",", "[", "]"));
  }

  private static String item(String counter, String op, String more) {
    return "{\"counter\":\"" + counter + "\",\"op\":\"" + op + "\"" + more + "}";
  }
}
