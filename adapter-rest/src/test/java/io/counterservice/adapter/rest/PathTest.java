package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/counters/", "/counters//increment", "/counters/a%20b", "/counters/a%2Fb", "/counters/a%2fb/increment",
      "/counters/..", "/counters/%2e%2e", "/counters/.", "/counters/%2E", "/counters/a;b=c", "/counters/;a", "/counters/a%00",
      "/counters/a%0a",
      "/counters/%C3%A4", "/counters/%ff", "/counters/%c0%af", "/counters/-a", "/counters/.a", "/counters/a+b", "/counters/a%25",
      "/counters/a%5Cb",
      "/counters/a%3Bb", "/counters/a,b", "/counters/a@b", "/counters/a*", "/counters/%F0%9F%98%80"})
  void a_name_that_is_no_name_is_told_so(String path) {
    String method = path.endsWith("increment") ? "POST" : "GET";
    String reply = raw(method + " " + path + " HTTP/1.1");
    assertThat(reply).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"field\":\"name\"", "must be 1 to 128 characters");
  }

  @Test
  void a_name_of_129_characters_is_too_long() {
    server.request("GET", "/counters/" + "a".repeat(128)).send().isProblem(404, "counter-not-found");
    server.request("GET", "/counters/" + "a".repeat(129)).send().isProblem(400, "invalid-request").names("name", "1 to 128");
    assertThat(raw("GET /counters/" + "a".repeat(8_000) + " HTTP/1.1")).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/counters/a/b", "/counters/a/increment/", "/counters/a/../b/c", "/operations/x", "/counters/a/increment/x",
      "/nothing", "/", "//counters", "/Counters", "/counters;x", "/keys/a/b", "/problems/unheard-of", "/counters%2Fa", "/holds/1", "/live",
      "/live/", "/live/nothing", "/live/tickets/x", "/%6cive", "/v3",
      "/%2e%2e/etc"})
  void an_unknown_path_is_told_so_without_a_key(String path) {
    assertThat(raw("GET " + path + " HTTP/1.1", "")).startsWith("HTTP/1.1 404").contains("application/problem+json",
        "/problems/path-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /counters/a%zz HTTP/1.1", "GET /counters/a% HTTP/1.1", "GET /counters/a b HTTP/1.1",
      "GET /counters/a\"b HTTP/1.1",
      "GET /counters/{a} HTTP/1.1", "GET /counters/a|b HTTP/1.1", "GET /counters/a\\b HTTP/1.1", "GARBAGE",
      "GET /counters?label=a%2 HTTP/1.1"})
  void what_is_no_address_is_told_so(String requestLine) {
    assertThat(raw(requestLine)).startsWith("HTTP/1.1 4").contains("application/problem+json", "\"rule\":");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"DELETE|/counters|GET, HEAD, POST", "POST|/counters/a|DELETE, GET, HEAD, PATCH, PUT",
      "GET|/counters/a/increment|POST", "GET|/counters/a/value|PUT", "GET|/counters/a/reset|POST, PUT", "GET|/operations|POST",
      "PUT|/keys|GET, HEAD, POST",
      "GET|/live/tickets|POST", "POST|/live|GET", "OPTIONS|/%73tream|GET", "OPTIONS|/counters|GET, HEAD, POST",
      "FOO|/keys/a/rotate|POST", "POST|/problems|GET, HEAD"})
  void a_wrong_method_is_told_which_are_right(String method, String path, String allowed) {
    var reply = server.request(method, path).key(null).send().isProblem(405, "method-not-allowed");
    assertThat(reply.header("Allow")).isEqualTo(allowed);
  }

  @Test
  void header_fields_too_large_are_told_so() {
    assertThat(raw("GET /counters HTTP/1.1", "X-Large: " + "x".repeat(20_000) + "\r\n")).startsWith("HTTP/1.1 400")
        .contains("\"field\":\"header\"");
  }

  @Test
  void head_is_get_without_the_body() {
    server.request("PUT", "/counters/head").json("{}").send().is(201);
    var reply = server.request("HEAD", "/counters/head").send().is(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("ETag")).isEqualTo("\"0\"");
    assertThat(server.request("HEAD", "/counters/nobody").send().is(404).body()).isEmpty();
    server.request("HEAD", "/counters/head").key(null).send().is(401);
    server.request("HEAD", "/counters/head/increment").send().is(405);
    assertThat(server.request("HEAD", "/stream").send().is(405).header("Allow")).isEqualTo("GET");
  }

  @Test
  void problems_are_explained_at_their_type() {
    var list = server.request("GET", "/problems").key(null).send().is(200);
    assertThat(list.body()).contains("/problems/above-maximum");
    var page = server.request("GET", "/problems/above-maximum").key(null).send().is(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body()).contains("maximum");
  }

  private static String raw(String requestLine) {
    return raw(requestLine, "Authorization: Bearer " + KnownKeys.ALL + "\r\n");
  }

  private static String raw(String requestLine, String headers) {
    try (var connection = new RawConnection(server.port())) {
      return connection.send(requestLine + "\r\nHost: localhost\r\n" + headers + "\r\n").receive();
    }
  }
}
