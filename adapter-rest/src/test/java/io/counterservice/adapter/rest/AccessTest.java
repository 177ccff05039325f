package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.RouteTable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final List<String> OPEN = List.of("/problems", "/problems/{slug}", "/v3/api-docs", "/docs", "/docs/{file}",
      "/v3/async-api",
      "/badges/{name}.svg", "/embed.js");
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start("counter.access.failures-max=1000");
    server.request("PUT", "/counters/shop.a").json("{}").send().is(201);
    server.request("PUT", "/counters/other").json("{}").send().is(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void no_route_is_open_but_those_written_here() {
    for (Route route : server.bean(RouteTable.class).routes()) {
      String path = route.template().replaceAll("\\{[a-z]+}", "x");
      var reply = server.request(route.method(), path).key(null).send();
      if (OPEN.contains(route.template()))
        assertThat(reply.status()).as(route.template()).isNotEqualTo(401);
      else
        assertThat(reply.isProblem(401, "unauthenticated").header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void no_route_works_without_its_scope() {
    server.keys.know(KnownKeys.key("ck_nothing_" + "n".repeat(40), Set.of()));
    for (Route route : server.bean(RouteTable.class).routes()) {
      if (route.scope() == null)
        continue;
      String path = route.template().replaceAll("\\{[a-z]+}", "x");
      var reply = server.request(route.method(), path).key("ck_nothing_" + "n".repeat(40)).send().isProblem(403, "forbidden");
      reply.names("scope", route.scope().text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ck_all_" + "short", "ck_unknown_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "nonsense", "", "ck_", "ck__",
      "ck_all_baaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void a_key_that_is_not_in_force_is_denied(String key) {
    server.request("GET", "/counters/shop.a").key(key).send().isProblem(401, "unauthenticated");
  }

  @Test
  void expired_and_revoked_keys_are_denied() {
    server.request("GET", "/counters/shop.a").key(KnownKeys.EXPIRED).send().isProblem(401, "unauthenticated");
    server.request("GET", "/counters/shop.a").key(KnownKeys.REVOKED).send().isProblem(401, "unauthenticated");
  }

  @Test
  void both_headers_are_taken() {
    server.request("GET", "/counters/shop.a").key(null).header("X-API-Key", KnownKeys.ALL).send().is(200);
    server.request("GET", "/counters/shop.a").key(null).header("authorization", "bearer " + KnownKeys.ALL).send().is(200);
    server.request("GET", "/counters/shop.a").header("X-API-Key", KnownKeys.ALL).send().is(200);
    server.request("GET", "/counters/shop.a").header("X-API-Key", KnownKeys.READER).send().isProblem(401, "unauthenticated");
    server.request("GET", "/counters/shop.a").key(null).header("Authorization", "Basic YTpi").send().isProblem(401, "unauthenticated");
  }

  @Test
  void two_keys_are_no_key() {
    String key = "Bearer " + KnownKeys.ALL;
    var headers = List.of(List.of("Authorization", key, "Authorization", "Bearer nonsense"),
        List.of("Authorization", key, "Authorization", key),
        List.of("Authorization", key, "Authorization", "Basic YTpi"),
        List.of("X-API-Key", KnownKeys.ALL, "X-API-Key", KnownKeys.READER),
        List.of("X-API-Key", KnownKeys.ALL, "X-API-Key", KnownKeys.ALL));
    for (List<String> pair : headers)
      server.request("GET", "/counters/shop.a").key(null).header(pair.get(0), pair.get(1)).header(pair.get(2), pair.get(3)).send()
          .isProblem(401, "unauthenticated");
  }

  @Test
  void scopes_decide_what_may_be_done() {
    server.request("POST", "/counters/shop.a/increment").key(KnownKeys.READER).send().isProblem(403, "forbidden").names("scope",
        "counters:write");
    server.request("GET", "/counters/shop.a").key(KnownKeys.WRITER).send().isProblem(403, "forbidden").names("scope", "counters:read");
    server.request("PUT", "/counters/shop.a").key(KnownKeys.WRITER).json("{}").send().isProblem(403, "forbidden").names("scope",
        "counters:manage");
    server.request("GET", "/keys").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("scope", "admin");
  }

  @Test
  void patterns_decide_which_counters_may_be_touched() {
    server.request("GET", "/counters/shop.a").key(KnownKeys.SHOP).send().is(200);
    server.request("GET", "/counters/other").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("name", "shop.*");
    server.request("GET", "/counters/unknown").key(KnownKeys.SHOP).send().isProblem(403, "forbidden");
    server.request("POST", "/counters").key(KnownKeys.SHOP).json("{\"name\":\"unknown\"}").send().isProblem(403, "forbidden");
    server.request("DELETE", "/counters/other").key(KnownKeys.SHOP).send().isProblem(403, "forbidden");
    var seen = server.request("GET", "/counters").key(KnownKeys.SHOP).send().is(200).json().get("items");
    assertThat(seen.findValuesAsString("name")).containsExactly("shop.a");
  }

  @Test
  void what_is_wrong_first_is_told_first() {
    var nobody = server.request("POST", "/counters/..%2f/increment").key("nonsense").body("text/plain", "x".repeat(20_000));
    nobody.send().isProblem(401, "unauthenticated");
    var reader = server.request("POST", "/counters/shop.a/increment").key(KnownKeys.READER).body("text/plain", "x".repeat(20_000));
    reader.send().isProblem(403, "forbidden");
    var writer = server.request("POST", "/counters/shop.a/increment?by=0").key(KnownKeys.WRITER).body("text/plain", "x".repeat(20_000));
    writer.send().isProblem(415, "unsupported-media-type");
  }

  @Test
  void keys_are_made_rotated_and_revoked() {
    var made = server.request("POST", "/keys")
        .json("{\"name\":\"new\",\"scopes\":[\"counters:read\"],\"pattern\":\"shop.*\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}")
        .send().is(201);
    String id = made.json().get("id").asString();
    String secret = made.json().get("secret").asString();
    assertThat(secret).startsWith("ck_" + id + "_");
    assertThat(made.header("Location")).isEqualTo("/keys/" + id);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    server.request("GET", "/counters/shop.a").key(secret).send().is(200);
    var shown = server.request("GET", "/keys/" + id).send().is(200);
    assertThat(shown.body()).doesNotContain("secret\"", secret);
    assertThat(shown.json().get("scopes").get(0).asString()).isEqualTo("counters:read");
    var rotated = server.request("POST", "/keys/" + id + "/rotate").json("{\"overlap\":\"PT1H\"}").send().is(200).json().get("secret")
        .asString();
    server.request("GET", "/counters/shop.a").key(secret).send().is(200);
    server.request("GET", "/counters/shop.a").key(rotated).send().is(200);
    var atOnce = server.request("POST", "/keys/" + id + "/rotate").send().is(200).json().get("secret").asString();
    server.request("GET", "/counters/shop.a").key(secret).send().is(401);
    assertThat(server.request("DELETE", "/keys/" + id).send().is(200).json().get("revokedAt").isNull()).isFalse();
    server.request("DELETE", "/keys/" + id).send().is(200);
    server.request("GET", "/counters/shop.a").key(atOnce).send().is(401);
    var page = server.request("GET", "/keys?limit=1").send().is(200);
    assertThat(page.json().get("items").size()).isEqualTo(1);
    assertThat(page.header("Link")).contains("rel=\"next\"");
  }

  @Test
  void a_key_tells_of_which_pages_browsers_may_watch_with_it() {
    var made = server.request("POST", "/keys").json("{\"name\":\"page\",\"scopes\":[\"live:read\"],\"origins\":"
        + "[\"https://Shop.example:443\",\"http://localhost:3000\"]}").send().is(201).json();
    String origins = "[\"http://localhost:3000\",\"https://shop.example\"]";
    assertThat(made.get("origins").toString()).isEqualTo(origins);
    String key = "/keys/" + made.get("id").asString();
    assertThat(patched(key, "{\"name\":\"pages\"}")).isEqualTo(origins);
    assertThat(patched(key, "{\"origins\":[\"*\"]}")).isEqualTo("[\"*\"]");
    assertThat(patched(key, "{\"origins\":null}")).isEqualTo("[]");
    assertThat(server.request("GET", key).send().is(200).json().get("origins").toString()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"https://shop.example\"", "[\"shop.example\"]", "[\"https://shop.example/\"]", "[\"null\"]", "[1]", "[null]",
      "[\"https://*.example\"]", "[\"https://a\",\"https://A:443\"]", "{}"})
  void what_is_no_origin_is_told_so(String origins) {
    server.request("POST", "/keys").json("{\"name\":\"k\",\"scopes\":[\"live:read\"],\"origins\":" + origins + "}").send()
        .isProblem(400, "invalid-request").names("origins", "must be");
    server.request("PATCH", "/keys/all").json("{\"origins\":" + origins + "}").send().isProblem(400, "invalid-request").names("origins",
        "");
  }

  @Test
  void a_key_has_at_most_sixteen_origins() {
    String sixteen = IntStream.range(0, 16).mapToObj(n -> "\"https://h" + n + "\"").collect(Collectors.joining(","));
    String body = "{\"name\":\"k\",\"scopes\":[\"live:read\"],\"origins\":[%s]}";
    server.request("POST", "/keys").json(body.formatted(sixteen)).send().is(201);
    server.request("POST", "/keys").json(body.formatted(sixteen + ",\"https://h16\"")).send().isProblem(400, "invalid-request")
        .names("origins", "at most 16");
  }

  private static String patched(String key, String patch) {
    return server.request("PATCH", key).json(patch).send().is(200).json().get("origins").toString();
  }

  @Test
  void what_spring_serves_below_actuator_is_behind_the_same_gate() {
    server.request("GET", "/actuator/metrics").key(null).send().isProblem(401, "unauthenticated");
    server.request("GET", "/actuator/metrics").key(KnownKeys.REVOKED).send().isProblem(401, "unauthenticated");
    server.request("GET", "/actuator/metrics").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("scope", "admin");
    server.request("GET", "/%61ctuator/metrics").key(null).send().isProblem(401, "unauthenticated");
    server.request("GET", "/actuator/health/database").key(null).send().isProblem(401, "unauthenticated");
    server.request("GET", "/actuator/metrics").send().is(200);
    for (String open : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"))
      server.request("GET", open).key(KnownKeys.REVOKED).send().is(200);
  }

  @Test
  void too_many_failures_end_in_429_but_never_for_a_key_in_force() {
    try (var strict = RestServer.start("counter.access.failures-max=3", "counter.access.failures-period=1h")) {
      for (int i = 0; i < 3; i++)
        strict.request("GET", "/counters").key("nonsense").send().isProblem(401, "unauthenticated");
      var reply = strict.request("GET", "/counters").key("nonsense").send().isProblem(429, "too-many-failures");
      assertThat(Long.parseLong(reply.header("Retry-After"))).isBetween(1L, Duration.ofHours(1).toSeconds());
      strict.request("GET", "/counters").send().is(200);
      strict.request("GET", "/counters").key(null).send().isProblem(401, "unauthenticated");
    }
  }

  @Test
  void while_keys_cannot_be_checked_everything_with_a_key_is_unavailable() {
    try (var cut = RestServer.start()) {
      cut.keys.reachable(false);
      TestReply reply = cut.request("GET", "/counters").key(null).send();
      for (long start = System.nanoTime(); reply.status() != 503 && System.nanoTime() - start < 30_000_000_000L;)
        reply = cut.request("GET", "/counters").key(null).send();
      assertThat(reply.isProblem(503, "unavailable").header("Retry-After")).isEqualTo("1");
      cut.request("GET", "/counters").key(null).send().isProblem(503, "unavailable");
      cut.request("GET", "/counters").send().isProblem(503, "unavailable");
      cut.request("GET", "/actuator/metrics").send().isProblem(503, "unavailable");
      cut.request("GET", "/actuator/health/liveness").send().is(200);
      cut.request("GET", "/nothing").send().isProblem(404, "path-not-found");
      cut.request("PUT", "/counters").send().isProblem(405, "method-not-allowed");
      cut.request("GET", "/problems").send().is(200);
    }
  }
}
