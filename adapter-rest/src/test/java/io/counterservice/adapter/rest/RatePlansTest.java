package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.RouteTable;
import io.counterservice.domain.access.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatePlansTest {
  private static final String EVERY_SCOPE = "\"counters:read\",\"counters:write\",\"counters:manage\",\"live:read\"";
  /** A body for each route that counts; those without one need none. */
  private static final Map<String, String> BODIES = Map.of("PUT /counters/{name}/value", "{\"value\":1}", "POST /operations",
      "[{\"counter\":\"c\",\"op\":\"increment\"}]", "POST /counters", "{\"name\":\"c\"}", "PUT /counters/{name}", "{}",
      "PATCH /counters/{name}", "{}");
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
  void plans_are_made_shown_replaced_and_deleted() {
    var made = server.request("POST", "/rate-plans").json("{\"name\":\"gold\",\"operationsPerSecond\":100,\"burst\":200}").send().is(201);
    assertThat(made.body()).isEqualTo("{\"name\":\"gold\",\"operationsPerSecond\":100,\"burst\":200,\"operationsPerDay\":null}");
    assertThat(made.header("Location")).isEqualTo("/rate-plans/gold");
    assertThat(server.request("GET", "/rate-plans/gold").send().is(200).body()).isEqualTo(made.body());
    server.request("POST", "/rate-plans").json("{\"name\":\"gold\",\"operationsPerSecond\":1,\"burst\":1}").send()
        .isProblem(409, "rate-plan-exists");
    String daily = "{\"operationsPerSecond\":1,\"burst\":2,\"operationsPerDay\":3}";
    assertThat(server.request("PUT", "/rate-plans/gold").json(daily).send().is(200).json().get("operationsPerDay").asInt()).isEqualTo(3);
    server.request("PUT", "/rate-plans/a.new_1").json(daily).send().is(201);
    var listed = server.request("GET", "/rate-plans").send().is(200).json();
    assertThat(listed.get("items").findValuesAsString("name")).containsSubsequence("a.new_1", "gold");
    assertThat(listed.get("next").isNull()).isTrue();
    server.request("DELETE", "/rate-plans/gold").send().is(200);
    server.request("DELETE", "/rate-plans/gold").send().isProblem(404, "rate-plan-not-found");
    server.request("GET", "/rate-plans/gold").send().isProblem(404, "rate-plan-not-found");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{}|name|given", "{\"name\":\"p\"}|operationsPerSecond|given",
      "{\"name\":\"p\",\"operationsPerSecond\":1}|burst|given", "{\"name\":\"none\"}|name|not be none", "{\"name\":\"\"}|name|1 to 64",
      "{\"name\":\"a b\"}|name|1 to 64", "{\"name\":null}|name|not null",
      "{\"name\":\"p\",\"operationsPerSecond\":0}|operationsPerSecond|1 to",
      "{\"operationsPerSecond\":-1}|operationsPerSecond|1 to 10000000",
      "{\"operationsPerSecond\":1.5}|operationsPerSecond|without fraction",
      "{\"operationsPerSecond\":1e2}|operationsPerSecond|without fraction",
      "{\"operationsPerSecond\":\"1\"}|operationsPerSecond|whole number",
      "{\"operationsPerSecond\":10000001}|operationsPerSecond|1 to 10000000",
      "{\"operationsPerSecond\":9223372036854775808}|operationsPerSecond|64-bit",
      "{\"operationsPerSecond\":null}|operationsPerSecond|not null",
      "{\"burst\":0}|burst|1 to 100000000", "{\"burst\":-5}|burst|1 to", "{\"burst\":0.5}|burst|without fraction",
      "{\"burst\":100000001}|burst|1 to 100000000", "{\"burst\":9223372036854775807}|burst|1 to 100000000",
      "{\"name\":\"p\",\"operationsPerSecond\":1,\"burst\":5,\"operationsPerDay\":4}|operationsPerDay|at least burst",
      "{\"name\":\"p\",\"operationsPerSecond\":1,\"burst\":1,\"operationsPerDay\":0}|operationsPerDay|at least burst",
      "{\"name\":\"p\",\"operationsPerSecond\":1,\"burst\":1,\"operationsPerDay\":1000000000001}|operationsPerDay|at most 1000000000000",
      "{\"operationsPerDay\":1.5}|operationsPerDay|without fraction", "{\"colour\":\"red\"}|colour|not a field"})
  void bad_plans_are_told_so(String body, String field, String rule) {
    server.request("POST", "/rate-plans").json(body).send().isProblem(400, "invalid-request").names(field, rule);
    if (!field.equals("name"))
      server.request("PUT", "/rate-plans/bad").json(body).send().isProblem(400, "invalid-request");
    server.request("GET", "/rate-plans/bad").send().isProblem(404, "rate-plan-not-found");
  }

  @Test
  void bad_requests_about_plans_are_told_so() {
    server.request("GET", "/rate-plans/none").send().isProblem(400, "invalid-request").names("name", "not be none");
    server.request("DELETE", "/rate-plans/a%2fb").send().isProblem(400, "invalid-request").names("name", "1 to 64");
    server.request("PUT", "/rate-plans/a").json("{\"name\":\"b\",\"operationsPerSecond\":1,\"burst\":1}").send()
        .isProblem(400, "invalid-request").names("name", "path");
    server.request("GET", "/rate-plans?limit=1").send().isProblem(400, "invalid-request");
    server.request("POST", "/rate-plans").header("Idempotency-Key", "k").json("{}").send().isProblem(400, "invalid-request")
        .names("Idempotency-Key", "absent");
    server.request("POST", "/rate-plans").body("text/plain", "{}").send().isProblem(415, "unsupported-media-type");
  }

  @Test
  void a_plan_that_keys_have_stays() {
    plan("kept", 100, 100);
    String id = key("kept").json().get("id").asString();
    server.request("DELETE", "/rate-plans/kept").send().isProblem(409, "rate-plan-in-use");
    server.request("PATCH", "/keys/" + id).json("{\"ratePlan\":\"none\"}").send().is(200);
    server.request("DELETE", "/rate-plans/kept").send().is(200);
  }

  @Test
  void keys_are_edited() {
    plan("edited", 100, 100);
    String id = key("edited").json().get("id").asString();
    var patched = server.request("PATCH", "/keys/" + id).body("application/merge-patch+json",
        "{\"name\":\"new\",\"scopes\":[\"counters:read\"],\"pattern\":\"shop.*\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}").send().is(200);
    assertThat(patched.json().get("name").asString()).isEqualTo("new");
    assertThat(patched.json().get("ratePlan").asString()).isEqualTo("edited");
    assertThat(patched.body()).doesNotContain("secret\"");
    var bare = server.request("PATCH", "/keys/" + id).json("{\"pattern\":null,\"ratePlan\":null,\"expiresAt\":null}").send().is(200).json();
    assertThat(bare.get("pattern").asString()).isEqualTo("*");
    assertThat(bare.get("ratePlan").isNull()).isTrue();
    assertThat(bare.get("expiresAt").isNull()).isTrue();
    assertThat(server.request("GET", "/keys/" + id).send().is(200).json()).isEqualTo(bare);
    server.request("DELETE", "/keys/" + id).send().is(200);
    server.request("PATCH", "/keys/" + id).json("{\"name\":\"x\"}").send().isProblem(409, "key-not-in-force");
    server.request("PATCH", "/keys/unknown").json("{}").send().isProblem(404, "key-not-found");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\"name\":null}|name|not null", "{\"name\":\" \"}|name|1 to 100", "{\"scopes\":null}|scopes|array",
      "{\"scopes\":[]}|scopes|at least one", "{\"scopes\":[\"admin\"]}|pattern|must be * with the scope admin",
      "{\"pattern\":\"*x\"}|pattern|prefix", "{\"ratePlan\":\"missing\"}|ratePlan|name of a rate plan",
      "{\"ratePlan\":\"a/b\"}|ratePlan|name of a rate plan", "{\"expiresAt\":\"2001-01-01T00:00:00Z\"}|expiresAt|future",
      "{\"id\":\"x\"}|id|not a field", "[]|body|object"})
  void bad_edits_are_told_so(String body, String field, String rule) {
    server.request("PATCH", "/keys/shop").json(body).send().isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void every_answer_to_a_key_with_a_plan_tells_what_is_left() {
    daily("told", 9);
    String key = key("told").json().get("secret").asString();
    var first = server.request("POST", "/counters/told.a/increment").key(key).send().is(200);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"told\";q=1000;w=1, \"told/day\";q=9;w=86400");
    assertLeft(first, 8);
    assertLeft(server.request("GET", "/counters/told.a").key(key).send().is(200), 7);
    assertLeft(server.request("POST", "/counters/told.a/increment?dryRun=true").key(key).send().is(200), 6);
    assertLeft(server.request("GET", "/counters/told.a/changes?after=99").key(key).send().is(200), 5);
    assertLeft(server.request("GET", "/counters/told.a?x=1").key(key).send().is(400), 5);
    assertLeft(server.request("GET", "/keys").key(key).send().is(403), 5);
    assertLeft(server.request("GET", "/counters").key(key).header("Accept", "text/html").send().is(406), 5);
    assertLeft(server.request("POST", "/operations").key(key).json("[" + item("told.a") + "," + item("-") + "]").send().is(200), 3);
    assertLeft(server.request("POST", "/operations").key(key).json("[]").send().is(200), 2);
    assertLeft(server.request("POST", "/operations").key(key).json("[" + items(3) + "]").send().isProblem(429, "quota-exceeded"), 2);
    assertLeft(server.request("GET", "/counters/nobody").key(key).send().is(404), 1);
    assertThat(server.request("GET", "/counters/told.a").send().is(200).json().get("value").asInt()).isEqualTo(2);
    assertThat(server.request("GET", "/counters/told.a").send().header("RateLimit")).isEmpty();
  }

  @Test
  void a_repetition_costs_like_the_first_and_a_429_is_not_remembered() {
    daily("again", 2);
    var issued = key("again").json();
    String key = issued.get("secret").asString();
    for (String replayed : List.of("", "true"))
      assertThat(increment(key, "one").is(200).header("Idempotency-Replayed")).isEqualTo(replayed);
    var refused = increment(key, "two").isProblem(429, "quota-exceeded");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_400L);
    assertThat(refused.json().get("ratePlan").asString()).isEqualTo("again");
    server.request("PUT", "/rate-plans/again").json("{\"operationsPerSecond\":1000,\"burst\":4,\"operationsPerDay\":4}").send().is(200);
    assertThat(increment(key, "two").is(200).json().get("value").asInt()).isEqualTo(2);
  }

  @Test
  void a_bulk_that_can_never_fit_is_bad_input() {
    plan("narrow", 1_000, 2);
    String key = key("narrow").json().get("secret").asString();
    for (String path : List.of("/operations", "/operations?atomic=true"))
      server.request("POST", path).key(key).json("[" + items(3) + "]").send().isProblem(400, "invalid-request").names("body",
          "at most 2 operations, the burst of the rate plan narrow");
    server.request("POST", "/operations").key(key).json("[" + items(2) + "]").send().is(200);
  }

  @Test
  void what_is_wrong_with_a_request_is_told_before_its_limit() {
    daily("last", 1);
    String key = key("last").json().get("secret").asString();
    server.request("GET", "/counters").key(key).send().is(200);
    server.request("GET", "/counters").key(key).send().isProblem(429, "quota-exceeded");
    server.request("GET", "/keys").key(key).send().isProblem(403, "forbidden");
    server.request("POST", "/counters/a/increment?by=0").key(key).send().isProblem(400, "invalid-request");
    server.request("POST", "/operations?atomic=true").key(key).json("[" + item("-") + "]").send().isProblem(400, "invalid-request");
    server.request("GET", "/problems").key(key).send().is(200);
  }

  @Test
  void every_route_but_those_of_administrators_counts() {
    daily("spent", 1);
    String key = key("spent").json().get("secret").asString();
    server.request("GET", "/counters").key(key).send().is(200);
    for (Route route : server.bean(RouteTable.class).routes())
      if (route.scope() != null && route.scope() != Scope.ADMIN) {
        String query = route.template().equals("/history") ? "?prefix=c" : "";
        var request = server.request(route.method(), route.template().replaceAll("\\{[a-z]+}", "c") + query).key(key);
        String body = BODIES.get(route.method() + " " + route.template());
        if (route.template().equals("/import"))
          request.body("text/csv", "name\n");
        (body == null ? request : request.json(body)).send().isProblem(429, "quota-exceeded");
      }
  }

  @Test
  void administrators_reach_keys_and_plans_however_limited() {
    daily("boss", 1);
    String key = server.request("POST", "/keys").json("{\"name\":\"b\",\"scopes\":[\"admin\"],\"ratePlan\":\"boss\"}").send().is(201).json()
        .get("secret").asString();
    server.request("GET", "/counters").key(key).send().is(200);
    server.request("GET", "/counters").key(key).send().isProblem(429, "quota-exceeded");
    server.request("GET", "/keys").key(key).send().is(200);
    server.request("PUT", "/rate-plans/boss").key(key).json("{\"operationsPerSecond\":9,\"burst\":9}").send().is(200);
    server.request("GET", "/counters").key(key).send().is(200);
  }

  @Test
  void the_default_plan_holds_for_keys_without_one_as_soon_as_it_exists() {
    try (var limited = RestServer.start()) {
      limited.request("GET", "/counters").key(KnownKeys.READER).send().is(200);
      limited.request("PUT", "/rate-plans/default").json("{\"operationsPerSecond\":1000,\"burst\":1,\"operationsPerDay\":1}").send()
          .is(201);
      limited.request("GET", "/counters").key(KnownKeys.READER).send().is(200);
      limited.request("GET", "/counters").key(KnownKeys.READER).send().isProblem(429, "quota-exceeded");
      limited.request("DELETE", "/rate-plans/default").send().isProblem(409, "rate-plan-in-use");
      limited.request("PATCH", "/keys/reader").json("{\"ratePlan\":\"none\"}").send().is(200);
      assertThat(limited.request("GET", "/counters").key(KnownKeys.READER).send().is(200).header("RateLimit")).isEmpty();
    }
  }

  private static void plan(String name, long perSecond, long burst) {
    server.request("PUT", "/rate-plans/" + name).json("{\"operationsPerSecond\":" + perSecond + ",\"burst\":" + burst + "}").send().is(201);
  }

  /** A plan that admits so many operations until midnight and no more, however slow the test. */
  private static void daily(String name, long perDay) {
    server.request("PUT", "/rate-plans/" + name)
        .json("{\"operationsPerSecond\":1000,\"burst\":" + perDay + ",\"operationsPerDay\":" + perDay + "}").send().is(201);
  }

  private static TestReply key(String plan) {
    return server.request("POST", "/keys").json("{\"name\":\"k\",\"scopes\":[" + EVERY_SCOPE + "],\"pattern\":\"*\",\"ratePlan\":\"" + plan
        + "\"}").send().is(201);
  }

  private static TestReply increment(String key, String idempotencyKey) {
    return server.request("POST", "/counters/again/increment").key(key).header("Idempotency-Key", idempotencyKey).send();
  }

  private static void assertLeft(TestReply reply, int left) {
    assertThat(reply.header("RateLimit")).matches("\"told\";r=\\d+;t=\\d+, \"told/day\";r=" + left + ";t=\\d+");
  }

  private static String item(String counter) {
    return "{\"counter\":\"" + counter + "\",\"op\":\"increment\"}";
  }

  private static String items(int count) {
    return IntStream.range(0, count).mapToObj(_ -> item("told.a")).collect(Collectors.joining(","));
  }
}
