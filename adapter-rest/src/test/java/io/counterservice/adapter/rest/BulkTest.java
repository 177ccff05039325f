package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkTest {
  private static final String LONG_NUMBER = "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
      + "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
      + "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
      + "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
      + "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890";
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

  @ParameterizedTest
  @ValueSource(strings = {"{\"counter\":\"alone\",\"counter\":\"alone\",\"op\":\"increment\"}",
      "{\"counter\":\"alone\",\"op\":\"increment\",\"by\":\"1\"}", "{\"op\":\"increment\"}", "{\"counter\":\"alone\"}",
      "{\"counter\":\"alone\",\"op\":\"increment\",\"extra\":null}", "{\"counter\":null,\"op\":\"increment\"}",
      "{\"counter\":\"alone\",\"op\":\"increment\",\"by\":9223372036854775808}", "{\"counter\":{\"a\":[{}]},\"op\":\"increment\"}",
      "{\"counter\":\"alone\",\"op\":\"increment\",\"reason\":\"\\u0000\"}", "{\"op\":[[],[[]]],\"counter\":\"alone\"}", "[]", "null",
      "{\"counter\":\"alone\",\"op\":\"increment\",\"by\":" + LONG_NUMBER + "}",
      "{\"counter\":\"alone\",\"op\":\"increment\",\"by\":" + LONG_NUMBER + ".5}"})
  void an_item_that_is_json_but_no_operation_fails_alone_in_an_array_and_in_lines(String bad) {
    String good = item("alone", "increment", "");
    long before = valueOr0("alone");

    var array = bulk("", good, bad, good).is(200).json();
    var lines = lines("", good, bad, good).is(200).body().lines().map(TestReply.JSON::readTree).toList();

    for (int item = 0; item < 3; item++) {
      assertThat(array.get(item).get("status").asInt()).as(bad).isEqualTo(item == 1 ? 400 : 200);
      assertThat(lines.get(item).get("status").asInt()).as(bad).isEqualTo(item == 1 ? 400 : 200);
    }
    assertThat(array.get(1)).isEqualTo(lines.get(1));
    bulk("?atomic=true", good, bad, good).isProblem(400, "invalid-request");
    assertThat(valueOr0("alone")).isEqualTo(before + 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"co", "{\"counter\":\"line\",\"op\":\"increment\"", "{\"counter\":\"line\" \"op\":\"increment\"}", "]", "}",
      "no",
      "{\"counter\":\"line\",\"op\":\"increment\"}}", "{\"counter\":\"line\",\"op\":\"increment\"} {}",
      "{\"counter\":\"line\",\"op\":\"increment\"},", "{\"counter\":\"line", "[[[[[[[[[[[[[[[[[[[[", "\u0000", "\u0001", "{\u0000}"})
  void a_line_that_is_no_json_fails_alone(String bad) {
    String good = item("line", "increment", "");
    long before = valueOr0("line");

    var lines = lines("", good, "", bad, good).is(200).body().lines().map(TestReply.JSON::readTree).toList();

    assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(200, 400, 200);
    assertThat(lines.get(1).get("problem").get("field").asString()).isEqualTo("body");
    assertThat(valueOr0("line")).isEqualTo(before + 2);
    var refused = lines("?atomic=true", good, "", bad, good).isProblem(400, "invalid-request");
    assertThat(refused.json().get("index").asInt()).isEqualTo(1);
    assertThat(valueOr0("line")).isEqualTo(before + 2);
  }

  @Test
  void a_line_that_is_no_utf_8_fails_alone_and_a_problem_tells_its_line() {
    String good = item("bytes", "increment", "");
    byte[] body = (good + "\n\n{\"counter\":\"\u00ff\"}\n" + good + "\r\n  \r\n\t{\"counter\" }").getBytes(StandardCharsets.ISO_8859_1);
    var lines = server.request("POST", "/operations").body("application/x-ndjson", body).send().is(200).body().lines()
        .map(TestReply.JSON::readTree).toList();

    assertThat(lines).extracting(line -> line.get("status").asInt()).containsExactly(200, 400, 200, 400);
    assertThat(lines.get(1).get("problem").get("rule").asString()).contains("UTF-8");
    assertThat(lines.get(3).get("problem").get("rule").asString()).contains("line 6, column 14");
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
    lines("", "no\n".repeat(10_001)).isProblem(400, "invalid-request").names("body", "10000");
    assertThat(lines("", "no\n".repeat(10_000)).is(200).body().lines()).hasSize(10_000);
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

  @Test
  void a_key_too_long_for_its_last_item_refuses_the_whole() {
    String items = many(11);
    server.request("POST", "/operations").header("Idempotency-Key", "k".repeat(253)).json(items).send().isProblem(400, "invalid-request")
        .names("Idempotency-Key", "at most 252 characters with 11 operations");
    server.request("POST", "/operations").header("Idempotency-Key", "k".repeat(252)).json(items).send().is(200);
  }

  private static TestReply bulk(String query, String... items) {
    return server.request("POST", "/operations" + query).json("[" + String.join(",", items) + "]").send();
  }

  private static TestReply lines(String query, String... lines) {
    return server.request("POST", "/operations" + query).body("application/x-ndjson", String.join("\n", lines)).send();
  }

  private static long valueOr0(String name) {
    var reply = server.request("GET", "/counters/" + name).send();
    return reply.status() == 404 ? 0 : reply.json().get("value").asLong();
  }

  private static String many(int count) {
    return IntStream.range(0, count).mapToObj(_ -> item("many", "increment", "")).collect(Collectors.joining(",", "[", "]"));
  }

  private static String item(String counter, String op, String more) {
    return "{\"counter\":\"" + counter + "\",\"op\":\"" + op + "\"" + more + "}";
  }
}
