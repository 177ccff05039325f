package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that breaks a rule gets a problem that names field and rule, and changes nothing. */
class BadInputTest {
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start();
    server.request("POST", "/counters").json("{\"name\":\"still\",\"initialValue\":7}").send().is(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothing_has_changed() {
    var list = server.request("GET", "/counters").send().is(200).json().get("items");
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.get(0).get("value").asLong()).isEqualTo(7);
    assertThat(list.get(0).get("version").asLong()).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0|1 to", "-1|1 to", "-9223372036854775808|1 to", "1.5|without fraction", "1e2|without fraction",
      "1e400|without fraction", "9223372036854775808|64-bit", "-9223372036854775809|64-bit", "'\"1\"'|whole number", "null|not null",
      "true|whole number",
      "[1]|whole number", "'{\"a\":1}'|whole number"})
  void by_must_be_a_whole_number_above_zero(String by, String rule) {
    server.request("POST", "/counters/still/increment").json("{\"by\":" + by + "}").send().isProblem(400, "invalid-request").names("by",
        rule);
    server.request("POST", "/counters/still/decrement").json("{\"by\":" + by + "}").send().isProblem(400, "invalid-request").names("by",
        rule);
    server.request("POST", "/operations").json("[{\"counter\":\"still\",\"op\":\"increment\",\"by\":" + by + "}]").send().is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "1e2", "", "one", "9223372036854775808", "%2B1", "01", "0x1", "%D9%A1", "NaN"})
  void by_in_the_query_likewise(String by) {
    server.request("POST", "/counters/still/increment?by=" + by).send().isProblem(400, "invalid-request").names("by", "must be");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\"by\":1|ends too early", "{\"by\":|ends too early", "{|ends too early", "{\"by\":1}x|well-formed",
      "{\"by\":1} {}|must end", "{by:1}|well-formed", "{'by':1}|well-formed", "{\"by\":01}|well-formed", "{\"by\":+1}|well-formed",
      "{\"by\":NaN}|well-formed", "{\"by\":1,}|well-formed", "[]|JSON object", "1|JSON object", "null|JSON object", "\"by\"|JSON object",
      "' '|empty",
      "nonsense|well-formed", "{\"by\":1}//|well-formed"})
  void malformed_json_is_told_so(String body, String rule) {
    server.request("POST", "/counters/still/increment").json(body).send().isProblem(400, "invalid-request").names("body", rule);
  }

  @Test
  void unknown_and_repeated_fields_are_told_so() {
    var increment = "/counters/still/increment";
    server.request("POST", increment).json("{\"by\":1,\"amount\":2}").send().isProblem(400, "invalid-request").names("amount",
        "not a field");
    server.request("POST", increment).json("{\"by\":1,\"by\":2}").send().isProblem(400, "invalid-request").names("by", "twice");
    server.request("POST", increment).json("{\"By\":1}").send().isProblem(400, "invalid-request").names("By", "known are by");
    server.request("POST", increment + "?by=1").json("{\"by\":1}").send().isProblem(400, "invalid-request").names("by", "query");
    server.request("POST", increment + "?by=1&by=1").send().isProblem(400, "invalid-request").names("by", "at most once");
    server.request("POST", increment + "?By=1").send().isProblem(400, "invalid-request").names("By", "known are");
    server.request("POST", increment + "?dryrun=true").send().isProblem(400, "invalid-request").names("dryrun", "known are");
    server.request("POST", increment + "?dryRun=yes").send().isProblem(400, "invalid-request").names("dryRun", "true or false");
    server.request("POST", increment).json("{\"mode\":\"CLAMP\"}").send().isProblem(400, "invalid-request").names("mode",
        "reject or clamp");
    server.request("POST", increment).json("{\"reason\":\"" + "x".repeat(201) + "\"}").send().isProblem(400, "invalid-request")
        .names("reason", "200");
  }

  @Test
  void deep_nesting_is_told_so() {
    String deep = "[".repeat(7_000) + "]".repeat(7_000);
    server.request("POST", "/counters/still/increment").json("{\"x\":" + deep + "}").send().isProblem(400, "invalid-request").names("x",
        "not a field");
    server.request("POST", "/operations").json(deep).send().isProblem(400, "invalid-request").names("body", "nested at most");
    String objects = "{\"counter\":".repeat(500) + "1" + "}".repeat(500);
    server.request("POST", "/operations").json("[" + objects + "]").send().isProblem(400, "invalid-request").names("body",
        "nested at most");
  }

  @Test
  void bytes_that_are_no_utf8_are_told_so() {
    byte[] latin = "{\"reason\":\"für\"}".getBytes(StandardCharsets.ISO_8859_1);
    server.request("POST", "/counters/still/increment").body(latin).send().isProblem(400, "invalid-request").names("body", "UTF-8");
    byte[] wide = "{\"by\":1}".getBytes(StandardCharsets.UTF_16);
    server.request("POST", "/counters/still/increment").body(wide).send().isProblem(400, "invalid-request").names("body", "UTF-8");
    byte[] wideBare = "{\"by\":1}".getBytes(StandardCharsets.UTF_16LE);
    server.request("POST", "/counters/still/increment").body(wideBare).send().isProblem(400, "invalid-request").names("body", "UTF-8");
    server.request("POST", "/counters/still/increment").json("{\"reason\":\"\\u0000\"}").send().isProblem(400, "invalid-request")
        .names("reason", "U+0000");
    server.request("POST", "/counters/still/increment").json("{\"reason\":\"\\ud800\"}").send().isProblem(400, "invalid-request")
        .names("reason", "surrogate");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {"text/plain|-", "application/x-www-form-urlencoded|-",
      "application/json;charset=utf-16|-",
      "application/jsonx|-", "application/json|gzip", "application/merge-patch+json|-"})
  void other_media_types_are_told_so(String mediaType, String encoding) {
    var request = server.request("POST", "/counters/still/increment").body(mediaType, "{}");
    if (encoding != null)
      request.header("Content-Encoding", encoding);
    var reply = request.send().isProblem(415, "unsupported-media-type");
    assertThat(reply.header("Accept")).isEqualTo("application/json");
    server.request("POST", "/operations").body("text/csv", "a").send().isProblem(415, "unsupported-media-type");
    server.request("PATCH", "/counters/still").body("application/json-patch+json", "[]").send().isProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\"name\":\"n\",\"min\":2,\"max\":1}|min|above max",
      "{\"name\":\"n\",\"min\":1}|initialValue|within the bounds",
      "{\"name\":\"n\",\"max\":9,\"initialValue\":10}|initialValue|within the bounds", "{\"name\":\"\"}|name|1 to 128",
      "{\"name\":\"a b\"}|name|1 to 128",
      "{\"name\":\"a/b\"}|name|1 to 128", "{\"name\":\"ä\"}|name|1 to 128", "{\"name\":\"..\"}|name|1 to 128", "{\"name\":7}|name|string",
      "{\"name\":null}|name|not null", "{}|name|given", "{\"name\":\"n\",\"value\":1}|value|not a field",
      "{\"name\":\"n\",\"public\":1}|public|true or false",
      "{\"name\":\"n\",\"labels\":{\"a\":1}}|labels.a|string", "{\"name\":\"n\",\"labels\":{\"a\":null}}|labels.a|not null",
      "{\"name\":\"n\",\"labels\":[]}|labels|object", "{\"name\":\"n\",\"labels\":{\"a\":\"1\",\"a\":\"2\"}}|labels.a|twice",
      "{\"name\":\"n\",\"labels\":{\"\":\"1\"}}|labels|1 to 63", "{\"name\":\"n\",\"initialValue\":0.0}|initialValue|without fraction",
      "{\"name\":\"n\",\"min\":-9223372036854775809}|min|64-bit", "{\"name\":\"n\",\"description\":\"\\u0000\"}|description|U+0000"})
  void definitions_that_break_a_rule_are_told_so(String body, String field, String rule) {
    server.request("POST", "/counters").json(body).send().isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void definitions_that_are_too_long_are_told_so() {
    String description = "{\"name\":\"n\",\"description\":\"" + "x".repeat(501) + "\"}";
    server.request("POST", "/counters").json(description).send().isProblem(400, "invalid-request").names("description", "500");
    String labels = IntStream.range(0, 17).mapToObj(i -> "\"l" + i + "\":\"\"")
        .collect(Collectors.joining(",", "{\"name\":\"n\",\"labels\":{", "}}"));
    server.request("POST", "/counters").json(labels).send().isProblem(400, "invalid-request").names("labels", "16");
    server.request("POST", "/counters").json("{\"name\":\"" + "n".repeat(129) + "\"}").send().isProblem(400, "invalid-request")
        .names("name", "128");
    server.request("PATCH", "/counters/still").json("{\"min\":8}").send().is(400);
    server.request("PATCH", "/counters/still").json("{\"value\":null}").send().isProblem(400, "invalid-request").names("value", "not null");
    server.request("PATCH", "/counters/still").json("{\"definitionVersion\":-1}").send().isProblem(400, "invalid-request")
        .names("definitionVersion", "0 or");
    server.request("PUT", "/counters/still").json("{\"name\":\"other\"}").send().isProblem(400, "invalid-request").names("name", "path");
    server.request("PUT", "/counters/still/value").json("{}").send().isProblem(400, "invalid-request").names("value", "given");
    server.request("PUT", "/counters/still/value").send().isProblem(400, "invalid-request").names("value", "given");
  }

  @Test
  void beyond_the_bounds_and_64_bits_is_refused() {
    var most = server.request("POST", "/counters/still/increment?by=9223372036854775807").send().isProblem(409, "above-maximum");
    assertThat(most.json().get("attempted").asString()).isEqualTo("9223372036854775814");
    assertThat(most.json().get("counter").asString()).isEqualTo("still");
    assertThat(most.json().get("value").asLong()).isEqualTo(7);
    assertThat(most.json().get("version").asLong()).isEqualTo(0);
    assertThat(most.json().get("max").asLong()).isEqualTo(9007199254740991L);
    assertThat(most.json().get("min").asLong()).isEqualTo(-9007199254740991L);
    server.request("PUT", "/counters/still/value").json("{\"value\":-9223372036854775808}").send().isProblem(409, "below-minimum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"0\"", "0", "\"\"", "\"x\"", "\"0", "\"0\", *", "\"-1\"", "\"9223372036854775808\"", "", "\"00\"",
      "\"0\" \"1\""})
  void a_malformed_if_match_is_told_so(String tag) {
    server.request("POST", "/counters/still/increment").header("If-Match", tag).send().isProblem(400, "invalid-request").names("If-Match",
        "entity tags");
  }

  @Test
  void a_wrong_if_match_is_refused() {
    var reply = server.request("POST", "/counters/still/increment").header("If-Match", "\"5\"").send().isProblem(412, "version-mismatch");
    assertThat(reply.json().get("version").asLong()).isEqualTo(0);
    server.request("POST", "/operations").header("If-Match", "\"0\"").json("[]").send().isProblem(400, "invalid-request").names("If-Match",
        "absent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"unfinished", "\"a\"b", "\"a\\b\"", "\"\""})
  void a_malformed_idempotency_key_is_told_so(String key) {
    server.request("POST", "/counters/still/increment").header("Idempotency-Key", key).send().isProblem(400, "invalid-request")
        .names("Idempotency-Key", "1 to 255");
  }

  @Test
  void an_idempotency_key_out_of_place_is_told_so() {
    var tooLong = "k".repeat(256);
    server.request("POST", "/counters/still/increment").header("Idempotency-Key", tooLong).send().isProblem(400, "invalid-request");
    server.request("POST", "/counters/still/increment?dryRun=true").header("Idempotency-Key", "k").send().isProblem(400, "invalid-request")
        .names("Idempotency-Key", "dry run");
    server.request("POST", "/keys").header("Idempotency-Key", "k").json("{}").send().isProblem(400, "invalid-request")
        .names("Idempotency-Key", "absent");
  }

  @Test
  void unknown_counters_and_versions_are_told_so() {
    server.request("GET", "/counters/none").send().isProblem(404, "counter-not-found");
    server.request("POST", "/counters/none/decrement").send().isProblem(404, "counter-not-found");
    server.request("POST", "/counters/none/reset").send().isProblem(404, "counter-not-found");
    server.request("PUT", "/counters/none/value").json("{\"value\":1}").send().isProblem(404, "counter-not-found");
    server.request("PATCH", "/counters/none").json("{}").send().isProblem(404, "counter-not-found");
    server.request("DELETE", "/counters/none").send().isProblem(404, "counter-not-found");
    server.request("GET", "/counters/none/changes").send().isProblem(404, "counter-not-found");
    server.request("POST", "/counters").json("{\"name\":\"still\"}").send().isProblem(409, "counter-exists");
    server.request("GET", "/counters/still").header("Accept", "text/html").send().isProblem(406, "not-acceptable");
    server.request("GET", "/counters/still").header("Accept", "text/html, application/*;q=0.5").send().is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "x", "0", "-1", "1.0", "1.0.0", "01", "+1", "1,1", "\"1\"", ""})
  void there_is_one_version_of_the_interface(String version) {
    server.request("GET", "/counters/still").header("API-Version", "1").send().is(200);
    server.request("GET", "/counters/still").header("API-Version", version).send().isProblem(400, "invalid-request").names("API-Version",
        "only one is 1");
  }

  @ParameterizedTest
  @CsvSource({"Idempotency-Key,a,b", "Idempotency-Key,a,a", "API-Version,1,1", "API-Version,1,2",
      "Content-Type,application/json,text/plain",
      "Content-Type,application/json,application/json", "Content-Encoding,identity,gzip"})
  void headers_that_come_twice_are_told_so(String name, String first, String second) {
    var request = server.request("POST", "/counters/still/increment").header(name, first).header(name, second);
    if (!name.equals("Content-Type"))
      request.header("Content-Type", "application/json");
    request.body("{\"by\":1}").send().isProblem(400, "invalid-request").names(name, "at most once");
    server.request("POST", "/keys").header("Idempotency-Key", "a").header("Idempotency-Key", "b").json("{}").send()
        .isProblem(400, "invalid-request").names("Idempotency-Key", "at most once");
  }

  @Test
  void if_match_may_come_several_times_as_one_list() {
    var twice = server.request("POST", "/counters/still/increment?dryRun=true").header("If-Match", "\"5\"").header("If-Match", "\"0\"");
    twice.send().is(200);
    server.request("POST", "/counters/still/increment").header("If-Match", "\"5\"").header("If-Match", "\"6\"").send()
        .isProblem(412, "version-mismatch");
    server.request("POST", "/counters/still/increment").header("If-Match", "*").header("If-Match", "\"0\"").send()
        .isProblem(400, "invalid-request").names("If-Match", "entity tags");
    server.request("POST", "/operations").header("If-Match", "\"0\"").header("If-Match", "\"0\"").json("[]").send()
        .isProblem(400, "invalid-request").names("If-Match", "absent");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"limit=0|limit|1 to 1000", "limit=1001|limit|1 to 1000", "limit=x|limit|whole number",
      "after=%20|after|1 to 128",
      "prefix=-|prefix|1 to 128", "label=team|label|colon", "label=:x|label|colon", "label=a:1&label=a:2|label|twice",
      "labels=a:1|labels|known are"})
  void bad_pages_are_told_so(String query, String field, String rule) {
    server.request("GET", "/counters?" + query).send().isProblem(400, "invalid-request").names(field, rule);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{}|name|given", "{\"name\":\"n\"}|scopes|given",
      "{\"name\":\"\",\"scopes\":[\"admin\"]}|name|1 to 100",
      "{\"name\":\"n\",\"scopes\":[\"all\"]}|scopes|counters:read", "{\"name\":\"n\",\"scopes\":\"admin\"}|scopes|array",
      "{\"name\":\"n\",\"scopes\":[\"admin\",\"admin\"]}|scopes|different",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"pattern\":\"*.x\"}|pattern|prefix",
      "{\"name\":\"n\",\"pattern\":\"shop.*\",\"scopes\":[\"counters:read\",\"admin\"]}|pattern|must be * with the scope admin",
      "{\"name\":\"a\\nb\",\"scopes\":[\"admin\"]}|name|control", "{\"name\":\"a\\u007f\",\"scopes\":[\"admin\"]}|name|control",
      "{\"name\":\"a\\u009b\",\"scopes\":[\"admin\"]}|name|control",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"expiresAt\":\"tomorrow\"}|expiresAt|instant",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"expiresAt\":\"2001-01-01T00:00:00Z\"}|expiresAt|future",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"expiresAt\":\"+100000-01-01T00:00:00Z\"}|expiresAt|10000",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"ratePlan\":\"gold\"}|ratePlan|name of a rate plan",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"ratePlan\":\"\"}|ratePlan|name of a rate plan",
      "{\"name\":\"n\",\"scopes\":[\"admin\"],\"ratePlan\":7}|ratePlan|string", "{\"id\":\"x\"}|id|not a field"})
  void bad_keys_are_told_so(String body, String field, String rule) {
    server.request("POST", "/keys").json(body).send().isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void bad_rotations_and_ids_are_told_so() {
    server.request("POST", "/keys/reader/rotate").json("{\"overlap\":\"1h\"}").send().isProblem(400, "invalid-request").names("overlap",
        "duration");
    server.request("POST", "/keys/reader/rotate").json("{\"overlap\":\"PT-1S\"}").send().isProblem(400, "invalid-request").names("overlap",
        "PT0S");
    server.request("POST", "/keys/reader/rotate").json("{\"overlap\":\"P31D\"}").send().isProblem(400, "invalid-request").names("overlap",
        "PT0S");
    server.request("GET", "/keys/a%00b").send().isProblem(400, "invalid-request").names("id", "letters or digits");
    server.request("GET", "/keys/unknown").send().isProblem(404, "key-not-found");
    server.request("DELETE", "/keys/unknown").send().isProblem(404, "key-not-found");
    server.request("POST", "/keys/unknown/rotate").send().isProblem(404, "key-not-found");
    server.request("POST", "/keys/revoked/rotate").send().isProblem(409, "key-not-in-force");
    server.request("POST", "/keys/expired/rotate").send().isProblem(409, "key-not-in-force");
  }
}
