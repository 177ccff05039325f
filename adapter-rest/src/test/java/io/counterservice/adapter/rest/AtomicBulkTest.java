package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulks that are all or none, and how their keys remember them. */
class AtomicBulkTest {
  private static final String TAKE = item("from", "decrement", 3, "");
  private static final String GIVE = item("to", "increment", 3, "");
  private static RestServer server;
  private static int keys;
  private String key = "";

  @BeforeAll
  static void start() {
    server = RestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Counters from 0 to 10, at 5 and 9, so that taking fits and giving does not; and a new key. */
  @BeforeEach
  void prepare() {
    for (String name : new String[] {"from", "to"})
      server.request("PUT", "/counters/" + name).json("{\"min\":0,\"max\":10,\"value\":" + (name.equals("to") ? 9 : 5) + "}").send();
    key = "key-" + keys++;
  }

  @Test
  void fails_with_the_first_that_fails() {
    atomic("", item("to", "decrement", 3, ""), item("from", "increment", 3, "")).is(200);
    var refused = atomic("", GIVE, item("from", "increment", 3, "")).isProblem(409, "above-maximum");
    assertThat(refused.json().get("index").asInt()).isEqualTo(1);
    assertThat(refused.json().get("attempted").asLong()).isEqualTo(11);
    var bad = atomic("", GIVE, item("to", "increment", 0, "")).isProblem(400, "invalid-request").names("by", "1 to");
    assertThat(bad.json().get("index").asInt()).isEqualTo(1);
    assertThat(value("to")).isEqualTo(6);
  }

  @Test
  void a_refusal_is_told_again_word_for_word() {
    var first = atomic(key, TAKE, GIVE).isProblem(409, "above-maximum");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    server.request("PUT", "/counters/to/value").json("{\"value\":0}").send().is(200);

    var again = atomic(key, TAKE, GIVE).isProblem(409, "above-maximum");

    assertThat(again.body()).isEqualTo(first.body()).contains("\"index\":1");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(value("from")).isEqualTo(5);
  }

  @Test
  void after_a_refusal_any_other_request_under_its_key_is_a_mistake() {
    atomic(key, TAKE, GIVE).isProblem(409, "above-maximum");

    refusesAllOthers();
    assertThat(value("from")).isEqualTo(5);
  }

  @Test
  void after_a_success_any_other_request_under_its_key_is_a_mistake() {
    server.request("PUT", "/counters/to/value").json("{\"value\":0}").send().is(200);
    var first = atomic(key, TAKE, GIVE).is(200);

    refusesAllOthers();

    assertThat(atomic(key, TAKE, GIVE).is(200).body()).isEqualTo(first.body());
    assertThat(value("from")).isEqualTo(2);
    assertThat(value("to")).isEqualTo(3);
  }

  private void refusesAllOthers() {
    for (var answer : each(key, TAKE, GIVE).is(200).json())
      assertThat(answer.get("status").asInt()).as("without atomic").isEqualTo(422);
    atomic(key, TAKE).isProblem(422, "idempotency-key-reused");
    atomic(key, GIVE).isProblem(422, "idempotency-key-reused");
    atomic(key, GIVE, TAKE).isProblem(422, "idempotency-key-reused");
    server.request("POST", "/counters/to/increment?by=3").header("Idempotency-Key", key).send().isProblem(422, "idempotency-key-reused");
    atomic(key, TAKE, GIVE, TAKE).isProblem(422, "idempotency-key-reused");
    atomic(key, item("from", "decrement", 1, ""), GIVE).isProblem(422, "idempotency-key-reused");
    atomic(key, item("elsewhere", "increment", 1, ""), GIVE).isProblem(422, "idempotency-key-reused");
    server.request("POST", "/counters/from/decrement?by=3").header("Idempotency-Key", key + "/0").send()
        .isProblem(422, "idempotency-key-reused");
  }

  @Test
  void what_the_key_may_not_touch_or_is_no_operation_fails_all_and_is_not_remembered() {
    String allowed = item("shop.a", "increment", 1, "");
    for (String bad : new String[] {item("other", "increment", 1, ""), item("shop.b", "triple", 1, "")}) {
      var refused = send(KnownKeys.SHOP, "?atomic=true", key, allowed, bad);
      assertThat(refused.status()).isIn(400, 403);
      assertThat(refused.json().get("index").asInt()).isEqualTo(1);
    }
    server.request("GET", "/counters/shop.a").send().is(404);

    var corrected = send(KnownKeys.SHOP, "?atomic=true", key, allowed).is(200);

    assertThat(corrected.header("Idempotency-Replayed")).isEmpty();
    assertThat(value("shop.a")).isEqualTo(1);
  }

  @Test
  void keys_of_its_items_remember_the_whole_as_well() {
    String take = item("from", "decrement", 3, key + "a");
    String give = item("to", "increment", 1, key + "b");
    var first = atomic("", take, give).is(200);

    assertThat(atomic("", take, give).is(200).body()).isEqualTo(first.body());
    atomic("", take).isProblem(422, "idempotency-key-reused");
    assertThat(each("", give).json().get(0).get("status").asInt()).isEqualTo(422);
    assertThat(value("from")).isEqualTo(2);
  }

  @Test
  void its_items_have_a_key_each_or_none() {
    var mixed = atomic("", item("from", "decrement", 1, key), GIVE).isProblem(400, "invalid-request")
        .names("idempotencyKey", "every operation");
    assertThat(mixed.json().get("index").asInt()).isEqualTo(1);
    assertThat(atomic("", TAKE, item("to", "decrement", 1, key)).is(400).json().get("index").asInt()).isZero();
    assertThat(value("from")).isEqualTo(5);
    each("", item("from", "decrement", 1, key), TAKE).is(200);
    assertThat(value("from")).isEqualTo(1);
  }

  private static TestReply atomic(String key, String... items) {
    return send(KnownKeys.ALL, "?atomic=true", key, items);
  }

  private static TestReply each(String key, String... items) {
    return send(KnownKeys.ALL, "", key, items);
  }

  private static TestReply send(String apiKey, String query, String key, String... items) {
    var request = server.request("POST", "/operations" + query).key(apiKey);
    if (!key.isEmpty())
      request.header("Idempotency-Key", key);
    return request.json("[" + String.join(",", items) + "]").send();
  }

  private static long value(String name) {
    return server.request("GET", "/counters/" + name).send().json().get("value").asLong();
  }

  private static String item(String counter, String op, long by, String key) {
    String own = key.isEmpty() ? "" : ",\"idempotencyKey\":\"" + key + "\"";
    return "{\"counter\":\"" + counter + "\",\"op\":\"" + op + "\",\"by\":" + by + own + "}";
  }
}
