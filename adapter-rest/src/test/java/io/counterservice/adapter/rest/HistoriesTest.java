package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.ReadHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories of several counters, and of all together whose names begin alike. */
class HistoriesTest {
  private static final String HOUR = "from=2026-03-31T12:00:00Z&to=2026-03-31T13:00:00Z";
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start(InstantSource.fixed(Instant.parse("2026-03-31T13:34:56Z")));
    server.history.count("shop.a", "2026-03-31T12:10:00Z", "5");
    server.history.count("shop.b", "2026-03-31T11:10:00Z", "2");
    server.history.count("other", "2026-03-31T12:20:00Z", "100");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void several_counters_share_an_answer() {
    assertThat(ask("counter=shop.b&counter=nobody&counter=shop.a&" + HOUR).is(200).body())
        .isEqualTo("{\"step\":\"hour\",\"tz\":\"UTC\",\"from\":\"2026-03-31T12:00:00Z\",\"to\":\"2026-03-31T13:00:00Z\","
            + "\"resolution\":\"exact\",\"series\":["
            + "{\"name\":\"shop.a\",\"items\":[{\"start\":\"2026-03-31T12:00:00Z\",\"end\":\"2026-03-31T13:00:00Z\",\"open\":0,\"delta\":5,"
            + "\"increments\":1,\"decrements\":0,\"sets\":0,\"refusals\":0,\"min\":0,\"max\":0,\"close\":5}]},"
            + "{\"name\":\"shop.b\",\"items\":[{\"start\":\"2026-03-31T12:00:00Z\",\"end\":\"2026-03-31T13:00:00Z\",\"open\":2,\"delta\":0,"
            + "\"increments\":0,\"decrements\":0,\"sets\":0,\"refusals\":0,\"min\":2,\"max\":2,\"close\":2}]}],\"unknown\":[\"nobody\"]}");
  }

  @Test
  void unknown_counters_alone_are_no_error() {
    var told = ask("counter=nobody&" + HOUR).is(200).json();
    assertThat(told.get("series").isEmpty()).isTrue();
    assertThat(told.get("unknown").get(0).asString()).isEqualTo("nobody");
    assertThat(told.get("to").asString()).isEqualTo("2026-03-31T13:00:00Z");
  }

  @Test
  void a_prefix_asks_for_the_sum() {
    assertThat(ask("prefix=shop.&" + HOUR).is(200).body())
        .isEqualTo("{\"prefix\":\"shop.\",\"step\":\"hour\",\"tz\":\"UTC\",\"from\":\"2026-03-31T12:00:00Z\","
            + "\"to\":\"2026-03-31T13:00:00Z\",\"resolution\":\"exact\",\"items\":[{\"start\":\"2026-03-31T12:00:00Z\","
            + "\"end\":\"2026-03-31T13:00:00Z\",\"open\":2,\"delta\":5,\"increments\":1,\"decrements\":0,\"sets\":0,\"refusals\":0,"
            + "\"min\":null,\"max\":null,\"close\":7}]}");
    assertThat(ask("prefix=&" + HOUR).is(200).json().get("items").get(0).get("close").asInt()).isEqualTo(107);
    assertThat(ask("prefix=nobody&" + HOUR).is(200).json().get("items").get(0).get("close").isNull()).isTrue();
  }

  @Test
  void csv_has_all_in_one_table() {
    String header = "name,start,end,open,delta,increments,decrements,sets,refusals,min,max,close\r\n";
    assertThat(csv("counter=shop.b&counter=nobody&counter=shop.a&" + HOUR))
        .isEqualTo(header + "shop.a,2026-03-31T12:00:00Z,2026-03-31T13:00:00Z,0,5,1,0,0,0,0,0,5\r\n"
            + "shop.b,2026-03-31T12:00:00Z,2026-03-31T13:00:00Z,2,0,0,0,0,0,2,2,2\r\n");
    assertThat(csv("prefix=shop.&" + HOUR)).isEqualTo(header + "shop.*,2026-03-31T12:00:00Z,2026-03-31T13:00:00Z,2,5,1,0,0,0,,,7\r\n");
    assertThat(csv("counter=nobody&" + HOUR)).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"''|counter|or else prefix", "step=day|counter|or else prefix",
      "counter=shop.a&prefix=shop.|counter|not both", "prefix=shop.&prefix=shop.|prefix|at most once",
      "counter=shop.a&counter=shop.a|counter|twice", "counter=|counter|1 to 128", "counter=a%20b|counter|1 to 128",
      "counter=shop.a,shop.b|counter|1 to 128", "prefix=shop.*|prefix|1 to 128", "prefix=.|prefix|1 to 128",
      "counter=a&limit=1|limit|known are counter, prefix, from, to, step, tz", "counter=a&from=now&to=-1d|from|after to",
      "prefix=shop.&step=minute&from=-8d|step|10000 buckets"})
  void bad_input_is_told_so(String query, String field, String rule) {
    ask(query).isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void answers_have_a_size() {
    ask(names(100) + HOUR).is(200);
    ask(names(101) + HOUR).isProblem(400, "invalid-request").names("counter", "at most 100");
    String many = "&step=minute&from=2026-01-01&to=2026-01-07T22:40";
    ask(names(10) + many).is(200);
    ask(names(11) + many).isProblem(400, "invalid-request").names("counter", "100000 buckets");
  }

  @Test
  void what_would_take_too_much_is_told_so() {
    try {
      server.history.answers(new ReadHistory.TooManyCounters());
      ask("prefix=shop.").isProblem(400, "invalid-request").names("prefix", "at most 10000 counters");
      server.history.answers(new ReadHistory.TooMuch(12_345_678));
      ask("prefix=shop.").isProblem(400, "invalid-request").names("step", "12345678");
      ask("counter=shop.a").isProblem(400, "invalid-request").names("step", "10000000 roll-ups");
    } finally {
      server.history.answers(null);
    }
  }

  @Test
  void patterns_decide_what_is_told() {
    status("counter=shop.a", KnownKeys.SHOP, 200);
    status("counter=shop.nobody", KnownKeys.SHOP, 200);
    status("counter=shop.a&counter=other", KnownKeys.SHOP, 403);
    status("counter=shop.a&counter=zoo", KnownKeys.SHOP, 403);
    status("counter=nobody&step=x", KnownKeys.SHOP, 403);
    status("prefix=shop.", KnownKeys.SHOP, 200);
    status("prefix=shop.a", KnownKeys.SHOP, 200);
    status("prefix=sho", KnownKeys.SHOP, 403);
    status("prefix=", KnownKeys.SHOP, 403);
    status("prefix=shop-a", KnownKeys.SHOP, 403);
    server.request("GET", "/history?prefix=sho").key(KnownKeys.SHOP).send().names("name", "shop.*");
    String literal = key("\"pattern\":\"shop.a\"");
    status("counter=shop.a", literal, 200);
    status("prefix=shop.a", literal, 403);
    status("prefix=shop.ab", literal, 403);
    status("prefix=shop.", KnownKeys.WRITER, 403);
  }

  @Test
  void each_counter_costs_an_operation_and_a_sum_one() {
    server.request("POST", "/rate-plans").json("{\"name\":\"few\",\"operationsPerSecond\":1,\"burst\":6,\"operationsPerDay\":1000}").send()
        .is(201);
    String few = key("\"ratePlan\":\"few\"");
    assertThat(left("/history?counter=a&counter=b&counter=c", few)).isEqualTo(997);
    assertThat(left("/history?prefix=shop.", few)).isEqualTo(996);
    assertThat(left("/counters/shop.a/history", few)).isEqualTo(995);
    server.request("GET", "/history?" + names(7)).key(few).send().isProblem(400, "invalid-request").names("counter",
        "at most 6 operations");
    server.request("GET", "/history?" + names(6)).key(few).send().isProblem(429, "quota-exceeded");
  }

  /** What the plan still admits today. */
  private static int left(String path, String key) {
    String limits = server.request("GET", path).key(key).send().is(200).header("RateLimit");
    return Integer.parseInt(limits.replaceAll(".*day\";r=([0-9]+).*", "$1"));
  }

  private static String key(String more) {
    return server.request("POST", "/keys").json("{\"name\":\"reader\",\"scopes\":[\"counters:read\"]," + more + "}").send().is(201).json()
        .get("secret").asString();
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(n -> "counter=c" + n + "&").collect(Collectors.joining());
  }

  private static void status(String query, String key, int status) {
    server.request("GET", "/history?" + query).key(key).send().is(status);
  }

  private static String csv(String query) {
    return server.request("GET", "/history?" + query).header("Accept", "text/csv").send().is(200).body();
  }

  private static TestReply ask(String query) {
    return server.request("GET", "/history?" + query).send();
  }
}
