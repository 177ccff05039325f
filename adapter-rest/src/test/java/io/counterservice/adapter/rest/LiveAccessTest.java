package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.Together;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open the live feed. Behind {@code /stream} something tells who watches; behind {@code /live} there is nothing here. */
class LiveAccessTest {
  private static final String SHOP = "https://shop.example";
  private static RestServer server;
  private static String shop;
  private static String plain;

  @BeforeAll
  static void start() {
    server = RestServer.start("counter.access.failures-max=1000");
    shop = key(server, "shop", "\"live:read\"", "[\"https://shop.example\"]");
    plain = key(server, "plain", "\"live:read\"", "[]");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_ticket_lets_in_once_in_place_of_its_key() {
    var issued = server.request("POST", "/live/tickets").key(shop).send().is(201);
    assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
    assertThat(issued.json().propertyNames()).containsExactly("ticket", "expiresAt");
    assertThat(Instant.parse(issued.json().get("expiresAt").asString())).isBetween(Instant.now().plusSeconds(20),
        Instant.now().plusSeconds(31));
    String ticket = issued.json().get("ticket").asString();
    assertThat(stream("?ticket=" + ticket).send().is(200).body()).isEqualTo("shop");
    stream("?ticket=" + ticket).send().isProblem(401, "unauthenticated");
    server.request("GET", "/live?ticket=" + ticket(plain)).key(null).send().isProblem(404, "path-not-found");
  }

  @Test
  void of_many_who_bring_the_same_ticket_one_gets_in() {
    String ticket = ticket(plain);
    var winners = new AtomicInteger();
    Together.run(16, _ -> {
      if (stream("?ticket=" + ticket).send().status() == 200)
        winners.incrementAndGet();
    });
    assertThat(winners).hasValue(1);
  }

  @Test
  void a_key_lets_in_and_who_has_neither_is_nobody() {
    assertThat(stream("").key(plain).send().is(200).body()).isEqualTo("plain");
    assertThat(stream("").key(KnownKeys.ALL).send().is(200).body()).isEqualTo("all");
    assertThat(stream("").header("X-API-Key", plain).send().is(200).body()).isEqualTo("plain");
    assertThat(stream("?counters=a").send().is(200).body()).isEqualTo("nobody");
    server.request("GET", "/live").key(plain).send().isProblem(404, "path-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/live", "/stream", "/%6cive", "/strea%6d", "/live;a=b", "/stream;x"})
  void no_spelling_gets_a_wrong_key_in(String path) {
    server.request("GET", path).key(KnownKeys.REVOKED).send().isProblem(401, "unauthenticated");
    server.request("GET", path).key("nonsense").send().isProblem(401, "unauthenticated");
    server.request("GET", path).key(null).header("Authorization", "Basic dTpw").send().isProblem(401, "unauthenticated");
    server.request("GET", path).key(plain).header("X-API-Key", shop).send().isProblem(401, "unauthenticated");
    server.request("GET", path + "?ticket=nonsense").key(null).send().isProblem(401, "unauthenticated");
    server.request("GET", path).key(KnownKeys.READER).send().isProblem(403, "forbidden").names("scope", "live:read");
  }

  @Test
  void what_is_ambiguous_is_refused_and_uses_no_ticket_up() {
    String ticket = ticket(plain);
    stream("?ticket=" + ticket).key(plain).send().isProblem(400, "invalid-request").names("ticket", "must be absent");
    stream("?ticket=" + ticket).header("X-API-Key", plain).send().isProblem(400, "invalid-request").names("ticket", "must be absent");
    stream("?ticket=" + ticket + "&ticket=" + ticket).send().isProblem(400, "invalid-request").names("ticket", "at most once");
    stream("?ticket=" + ticket + "&%74icket=a").send().isProblem(400, "invalid-request").names("ticket", "at most once");
    stream("?ticket=").send().isProblem(400, "invalid-request").names("ticket", "must not be empty");
    stream("?ticket").send().isProblem(400, "invalid-request").names("ticket", "must not be empty");
    stream("?ticket=" + ticket).send().is(200);
  }

  @Test
  void the_version_and_headers_that_come_twice_are_treated_as_everywhere() {
    stream("").header("API-Version", "1").send().is(200);
    stream("").header("API-Version", "2").send().isProblem(400, "invalid-request").names("API-Version", "only one is 1");
    stream("").key(plain).header("API-Version", "2").send().isProblem(400, "invalid-request");
    stream("").header("API-Version", "1").header("API-Version", "1").send().isProblem(400, "invalid-request")
        .names("API-Version", "at most once");
    stream("").key(plain).header("Origin", SHOP).header("Origin", SHOP).send().isProblem(400, "invalid-request")
        .names("Origin", "at most once");
  }

  @Test
  void with_a_key_a_page_must_be_of_an_origin_that_the_key_names() {
    var reply = stream("").key(shop).header("Origin", SHOP).send().is(200);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    assertThat(reply.header("Vary")).isEqualTo("Origin");
    assertThat(stream("?ticket=" + ticket(shop)).header("Origin", SHOP).send().is(200).header("Access-Control-Allow-Origin"))
        .isEqualTo(SHOP);
    for (String foreign : List.of("https://evil.example", "http://shop.example", "https://shop.example:8443", "null", "nonsense")) {
      stream("").key(shop).header("Origin", foreign).send().isProblem(403, "forbidden").names("Origin", "among the origins of the key");
      stream("?ticket=" + ticket(shop)).header("Origin", foreign).send().isProblem(403, "forbidden");
      server.request("GET", "/live").key(shop).header("Origin", foreign).send().isProblem(403, "forbidden");
    }
    stream("").key(plain).header("Origin", SHOP).send().isProblem(403, "forbidden");
    assertThat(stream("").key(shop).send().is(200).response().headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void a_star_is_every_origin() {
    String any = key(server, "any", "\"live:read\"", "[\"*\"]");
    for (String origin : List.of(SHOP, "null", "file://"))
      assertThat(stream("").key(any).header("Origin", origin).send().is(200).header("Access-Control-Allow-Origin")).isEqualTo(origin);
  }

  @Test
  void nobody_may_come_from_everywhere() {
    for (String origin : List.of(SHOP, "null", "https://evil.example"))
      assertThat(stream("").header("Origin", origin).send().is(200).header("Access-Control-Allow-Origin")).isEqualTo("*");
    var socket = server.request("GET", "/live").key(null).header("Origin", SHOP).send();
    assertThat(socket.response().headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void the_services_own_pages_may_come_with_every_key() {
    stream("").key(plain).header("Origin", "http://127.0.0.1:" + server.port()).send().is(200);
    stream("").key(plain).header("Origin", "http://127.0.0.1").send().isProblem(403, "forbidden");
    stream("").key(plain).header("Origin", "https://127.0.0.1:" + server.port()).send().isProblem(403, "forbidden");
    assertThat(raw("Host: counter.example", "Origin: http://counter.example")).startsWith("HTTP/1.1 200");
    assertThat(raw("Host: Counter.example:80", "Origin: http://counter.example")).startsWith("HTTP/1.1 200");
    assertThat(raw("Host: counter.example:8080", "Origin: http://counter.example")).startsWith("HTTP/1.1 403");
    assertThat(raw("Host: counter.example\r\nX-Forwarded-Host: evil.example", "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(raw("Host: counter.example\r\nX-Forwarded-Proto: https", "Origin: https://counter.example")).startsWith("HTTP/1.1 403");
  }

  @Test
  void a_proxy_tells_the_services_own_address_where_it_is_trusted() {
    try (var behind = RestServer.start("server.forward-headers-strategy=framework")) {
      String key = key(behind, "plain", "\"live:read\"", "[]");
      for (String origin : List.of("https://counter.example", "http://127.0.0.1:" + behind.port()))
        assertThat(behind.request("GET", "/stream").key(key).header("Origin", origin).header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "counter.example").header("X-Forwarded-Port", "443").send().status())
            .isEqualTo(origin.startsWith("https") ? 200 : 403);
    }
  }

  @Test
  void a_handshake_is_guarded_as_any_request() {
    String upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";
    String own = "Host: counter.example\r\n" + upgrade;
    assertThat(raw(own, "Origin: http://counter.example")).startsWith("HTTP/1.1 200");
    assertThat(raw(own, "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\"ttl\":1}|ttl", "[]|body", "{|body", "null|body"})
  void the_body_of_a_request_for_a_ticket_is_empty(String body, String field) {
    server.request("POST", "/live/tickets").key(plain).json(body).send().isProblem(400, "invalid-request").names(field, "");
  }

  @Test
  void a_ticket_is_asked_for_strictly() {
    server.request("POST", "/live/tickets").key(plain).json("{}").send().is(201);
    server.request("POST", "/live/tickets").key(plain).body("text/plain", "{}").send().isProblem(415, "unsupported-media-type");
    server.request("POST", "/live/tickets?ttl=9").key(plain).send().isProblem(400, "invalid-request").names("ttl", "is not");
    server.request("POST", "/live/tickets").key(plain).header("Idempotency-Key", "k").send().isProblem(400, "invalid-request");
    server.request("POST", "/live/tickets").key(KnownKeys.READER).send().isProblem(403, "forbidden").names("scope", "live:read");
    server.request("POST", "/live/tickets").key(null).send().isProblem(401, "unauthenticated");
    server.request("POST", "/live/tickets?ticket=" + ticket(plain)).key(null).send().isProblem(401, "unauthenticated");
  }

  @Test
  void a_ticket_counts_for_one_operation_of_the_plan() {
    server.request("PUT", "/rate-plans/two").json("{\"operationsPerSecond\":1,\"burst\":2}").send().is(201);
    String id = server.request("POST", "/keys").json("{\"name\":\"two\",\"scopes\":[\"live:read\"],\"ratePlan\":\"two\"}").send().is(201)
        .json()
        .get("secret").asString();
    assertThat(server.request("POST", "/live/tickets").key(id).send().is(201).header("RateLimit")).startsWith("\"two\";r=1");
    server.request("POST", "/live/tickets").key(id).send().is(201);
    server.request("POST", "/live/tickets").key(id).send().isProblem(429, "quota-exceeded");
  }

  @Test
  void wrong_tickets_count_among_the_failures_of_an_address() {
    try (var strict = RestServer.start("counter.access.failures-max=3", "counter.access.failures-period=1h")) {
      for (int i = 0; i < 3; i++)
        strict.request("GET", "/stream?ticket=nonsense").key(null).send().isProblem(401, "unauthenticated");
      strict.request("GET", "/live?ticket=nonsense").key(null).send().isProblem(429, "too-many-failures");
      strict.request("GET", "/stream").key(null).send().is(200);
    }
  }

  @Test
  void while_the_database_is_away_a_ticket_is_unavailable_and_not_wrong() {
    String ticket = ticket(plain);
    server.tickets.breakDown();
    try {
      stream("?ticket=" + ticket).send().isProblem(503, "unavailable");
      server.request("POST", "/live/tickets").key(plain).send().isProblem(503, "unavailable");
    } finally {
      server.tickets.repair();
    }
    stream("?ticket=" + ticket).send().is(200);
  }

  private static TestRequest stream(String query) {
    return server.request("GET", "/stream" + query).key(null);
  }

  private static String ticket(String key) {
    return server.request("POST", "/live/tickets").key(key).send().is(201).json().get("ticket").asString();
  }

  private static String key(RestServer at, String name, String scopes, String origins) {
    String body = "{\"name\":\"" + name + "\",\"scopes\":[" + scopes + "],\"origins\":" + origins + "}";
    return at.request("POST", "/keys").json(body).send().is(201).json().get("secret").asString();
  }

  private static String raw(String... headers) {
    try (var connection = new RawConnection(server.port())) {
      return connection.send("GET /stream HTTP/1.1\r\nAuthorization: Bearer " + plain + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
          .receive();
    }
  }
}
