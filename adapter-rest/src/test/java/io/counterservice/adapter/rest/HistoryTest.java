package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.history.Reach;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories of one counter. It is two days after the clocks of Berlin went forward. */
class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:34:56Z");
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start(InstantSource.fixed(NOW));
    server.history.count("shop.a", "2026-03-31T10:20:00Z", "5");
    server.history.count("shop.a", "2026-03-31T12:10:00Z", "2");
    server.history.count("shop.a", "2026-03-31T12:34:56Z", "-3");
    server.history.count("huge", "2026-03-31T12:00:00Z", "9223372036854775807");
    server.history.count("huge", "2026-03-31T12:00:01Z", "9223372036854775807");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tells_what_was_counted_and_when() {
    var told = ask("shop.a", "from=2026-03-31T11:00:00Z").is(200);
    assertThat(told.body()).isEqualTo("{\"name\":\"shop.a\",\"step\":\"hour\",\"tz\":\"UTC\",\"from\":\"2026-03-31T11:00:00Z\","
        + "\"to\":\"2026-03-31T13:00:00Z\",\"resolution\":\"exact\",\"items\":["
        + "{\"start\":\"2026-03-31T11:00:00Z\",\"end\":\"2026-03-31T12:00:00Z\",\"open\":5,\"delta\":0,\"increments\":0,\"decrements\":0,"
        + "\"sets\":0,\"refusals\":0,\"min\":5,\"max\":5,\"close\":5},"
        + "{\"start\":\"2026-03-31T12:00:00Z\",\"end\":\"2026-03-31T13:00:00Z\",\"open\":5,\"delta\":-1,\"increments\":1,\"decrements\":1,"
        + "\"sets\":0,\"refusals\":0,\"min\":5,\"max\":5,\"close\":4}]}");
    assertThat(told.header("Content-Type")).isEqualTo("application/json");
    assertThat(told.header("Vary")).isEqualTo("Accept");
  }

  @Test
  void time_before_the_counter_is_empty() {
    var items = ask("shop.a", "from=2025-12-31&step=month").is(200).json().get("items");
    assertThat(items.size()).isEqualTo(4);
    for (String field : List.of("open", "min", "max", "close"))
      assertThat(items.get(0).get(field).isNull()).as(field).isTrue();
    assertThat(items.get(0).get("delta").asInt()).isZero();
    assertThat(items.get(3).get("close").asInt()).isEqualTo(4);
  }

  @Test
  void whole_numbers_have_any_size() {
    var told = ask("huge", "from=2026-03-31&step=day").is(200);
    assertThat(told.body()).contains("\"delta\":18446744073709551614,");
  }

  /** Each step looks back as far as a chart would, to the end of the bucket that runs. */
  @ParameterizedTest
  @CsvSource({"minute,2026-03-31T11:34:00Z,2026-03-31T12:35:00Z,61", "5m,2026-03-31T06:30:00Z,2026-03-31T12:35:00Z,73",
      "hour,2026-03-30T12:00:00Z,2026-03-31T13:00:00Z,25", "day,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,31",
      "week,2025-09-29T00:00:00Z,2026-04-06T00:00:00Z,27", "month,2025-03-01T00:00:00Z,2026-04-01T00:00:00Z,13"})
  void steps_have_their_own_beginning(String step, String from, String to, int buckets) {
    spans(ask("shop.a", "step=" + step), from, to, buckets);
  }

  @Test
  void without_a_beginning_it_is_reckoned_from_the_end() {
    spans(ask("shop.a", "to=2025-01-02T00:00:00Z"), "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z", 24);
    spans(ask("shop.a", "to=2027-01-01"), "2026-03-30T12:00:00Z", "2026-03-31T13:00:00Z", 25);
  }

  @ParameterizedTest
  @CsvSource({"from=-90m,2026-03-31T11:00:00Z", "from=-24h,2026-03-30T12:00:00Z", "from=-0m,2026-03-31T12:00:00Z",
      "from=now,2026-03-31T12:00:00Z", "from=-1y&step=day,2025-03-31T00:00:00Z", "from=-4w&step=day,2026-03-03T00:00:00Z",
      "from=2026-03-31T14:00:00%2B02:00,2026-03-31T12:00:00Z", "from=2026-03-31T12:00:00.123456789Z,2026-03-31T12:00:00Z",
      "from=2026-03-31T12:34,2026-03-31T12:00:00Z", "from=2026-03-31,2026-03-31T00:00:00Z",
      "from=2026-03-31T14:01%2B02&step=minute,2026-03-31T12:01:00Z", "from=2026-03-31&tz=-03:30,2026-03-31T00:00:00-03:30"})
  void instants_are_written_in_many_ways(String query, String from) {
    assertThat(ask("shop.a", query + "&to=2026-04-01").is(200).json().get("from").asString()).isEqualTo(from);
  }

  /** Three days before 14:34 in Berlin it was 14:34 there, though 71 hours ago; 72 hours ago it was 13:34. */
  @Test
  void days_are_those_of_the_calendar_and_hours_those_of_the_clock() {
    assertThat(first("from=-3d&to=-2d&step=minute&tz=Europe/Berlin")).isEqualTo("2026-03-28T14:34:00+01:00");
    assertThat(first("from=-72h&to=-2d&step=minute&tz=Europe/Berlin")).isEqualTo("2026-03-28T13:34:00+01:00");
    assertThat(first("from=-1w&to=-6d&step=minute&tz=Europe/Berlin")).isEqualTo("2026-03-24T14:34:00+01:00");
  }

  @Test
  void a_day_on_which_clocks_go_forward_has_23_hours() {
    var day = ask("shop.a", "from=2026-03-29&to=2026-03-30&tz=Europe/Berlin");
    spans(day, "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", 23);
    assertThat(starts(day)).containsSequence("2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00");
    spans(ask("shop.a", "from=2026-03-28&to=2026-03-31&step=day&tz=Europe/Berlin"), "2026-03-28T00:00:00+01:00",
        "2026-03-31T00:00:00+02:00", 3);
    assertThat(first("from=2026-03-29T02:30&step=minute&to=2026-03-29T04:00&tz=Europe/Berlin")).isEqualTo("2026-03-29T03:30:00+02:00");
  }

  @Test
  void a_day_on_which_clocks_go_back_has_25_hours() {
    var day = ask("shop.a", "from=2025-10-26&to=2025-10-27&tz=Europe/Berlin");
    spans(day, "2025-10-26T00:00:00+02:00", "2025-10-27T00:00:00+01:00", 25);
    assertThat(starts(day)).containsSequence("2025-10-26T02:00:00+02:00", "2025-10-26T02:00:00+01:00", "2025-10-26T03:00:00+01:00");
    assertThat(first("from=2025-10-26T02:30&step=minute&to=2025-10-26T04:00&tz=Europe/Berlin")).isEqualTo("2025-10-26T02:30:00+02:00");
  }

  @Test
  void hours_of_kathmandu_begin_at_its_own_full_hour() {
    var hours = ask("shop.a", "from=2026-03-31T15:50&tz=Asia/Kathmandu").is(200);
    assertThat(starts(hours)).startsWith("2026-03-31T15:00:00+05:45", "2026-03-31T16:00:00+05:45");
    assertThat(hours.json().get("items").get(1).get("delta").asInt()).isEqualTo(5);
    assertThat(hours.json().get("tz").asString()).isEqualTo("Asia/Kathmandu");
  }

  @Test
  void the_future_is_cut_off() {
    spans(ask("shop.a", "from=2026-03-31&to=9999-12-31"), "2026-03-31T00:00:00Z", "2026-03-31T13:00:00Z", 13);
  }

  @Test
  void what_begins_now_is_the_running_bucket() {
    spans(ask("shop.a", "from=now"), "2026-03-31T12:00:00Z", "2026-03-31T13:00:00Z", 1);
  }

  /** The bucket that begins at this moment has begun. */
  @Test
  void the_running_bucket_is_there_from_its_first_moment() {
    var full = InstantSource.fixed(Instant.parse("2026-03-31T13:00:00Z"));
    try (var other = RestServer.start(full)) {
      other.history.count("shop.a", "2026-03-31T13:00:00Z", "1");
      var items = other.request("GET", "/counters/shop.a/history?from=-1h").send().is(200).json().get("items");
      assertThat(items.size()).isEqualTo(2);
      assertThat(items.get(1).get("delta").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=now&to=now", "from=-1h&to=-1h", "from=2026-01-01&to=2026-01-01T00:00Z"})
  void no_time_has_no_buckets(String query) {
    var none = ask("shop.a", query).is(200).json();
    assertThat(none.get("items").isEmpty()).isTrue();
    assertThat(none.get("from")).isEqualTo(none.get("to"));
  }

  @Test
  void as_many_buckets_as_allowed_are_given() {
    assertThat(ask("shop.a", "from=2026-01-01&to=2026-01-07T22:40&step=minute").is(200).json().get("items").size()).isEqualTo(10_000);
    ask("shop.a", "from=2026-01-01&to=2026-01-07T22:40:01&step=minute").isProblem(400, "invalid-request").names("step", "10000 buckets");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"from=2026-03-31T10:00:00Z&to=2026-03-31T09:59:59Z|from|not be after to",
      "from=-1h&to=-2h|from|not be after to", "from=2026-03-31T12:34:57Z|from|future", "from=2030-01-01&to=2031-01-01|from|future",
      "from=-7d&step=minute|step|10000 buckets", "from=1970-01-01|step|10000 buckets", "step=second|step|must be minute, 5m, hour, day",
      "step=Hour|step|must be", "step=|step|must be", "tz=Europe/Bonn|tz|time zone", "tz=europe/berlin|tz|time zone", "tz=|tz|time zone",
      "tz=+02:00|tz|%2B", "tz=%2B19:00|tz|time zone", "from=|from|instant", "to=|to|instant", "from=yesterday|from|instant",
      "from=1711886400|from|instant", "from=2026-02-29|from|instant", "from=2026-13-01|from|instant", "from=2026-3-1|from|instant",
      "from=2026-03-31T24:00|from|instant", "from=2026-03-31T10:00:00%20Z|from|instant", "from=2026-03-31T10:00:00+02:00|from|%2B",
      "from=2026-03-31Z|from|instant", "from=2026-03-31T10|from|instant", "from=2026-W14|from|instant", "from=-|from|instant",
      "from=-7|from|instant", "from=-d|from|instant", "from=--1d|from|instant", "from=-1.5d|from|instant", "from=-1M|from|instant",
      "from=-1d2h|from|instant", "from=7d|from|instant", "from=%2B7d|from|instant", "from=Now|from|instant",
      "from=-999999999y|from|instant",
      "from=-999999999m|from|1970", "from=-9999999999m|from|instant", "from=1969-12-31T23:59:59Z|from|1970", "from=0000-01-01|from|1970",
      "to=10000-01-01|to|instant", "to=%2B10000-01-01|to|9999", "to=%2B999999999-12-31T23:59:59Z|to|9999", "to=-99y|to|1970",
      "from=-1h&from=-2h|from|at most once", "step=day&step=day|step|at most once", "tz=UTC&tz=UTC|tz|at most once",
      "limit=3|limit|known are from, to, step, tz", "counter=a|counter|not a query parameter"})
  void bad_input_is_told_so(String query, String field, String rule) {
    ask("shop.a", query).isProblem(400, "invalid-request").names(field, rule);
  }

  @Test
  void the_counter_must_exist_and_be_the_keys() {
    ask("unknown", "").isProblem(404, "counter-not-found");
    assertThat(ask("unknown", "").json().get("counter").asString()).isEqualTo("unknown");
    server.request("GET", "/counters/a%20b/history").send().isProblem(400, "invalid-request").names("name", "must be");
    server.request("GET", "/counters/huge/history").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("name", "shop.*");
    server.request("GET", "/counters/huge/history?step=x").key(KnownKeys.SHOP).send().isProblem(403, "forbidden");
    server.request("GET", "/counters/shop.a/history").key(KnownKeys.SHOP).send().is(200);
    server.request("GET", "/counters/shop.a/history").key(KnownKeys.WRITER).send().isProblem(403, "forbidden").names("scope", "read");
    server.request("HEAD", "/counters/shop.a/history").send().is(200);
  }

  /** Three buckets begin where minutes are kept no more, at the half of an hour of UTC. */
  @Test
  void bounds_that_had_to_be_moved_are_told() {
    server.history.keeps(new Reach(NOW, Instant.parse("2026-03-31T12:00:00Z"), Instant.EPOCH, Instant.EPOCH));
    try {
      var hours = ask("shop.a", "from=2026-03-31T09:30:00Z&tz=Asia/Kolkata").is(200).json();
      assertThat(hours.get("resolution").asString()).isEqualTo("hour");
      assertThat(hours.get("from").asString()).isEqualTo("2026-03-31T14:30:00+05:30");
      assertThat(ask("shop.a", "from=2026-03-31T09:30:00Z").is(200).json().get("resolution").asString()).isEqualTo("exact");
    } finally {
      server.history.keeps(Reach.EVERYTHING);
    }
  }

  @Test
  void csv_is_for_who_asks() {
    var table = server.request("GET", "/counters/shop.a/history?from=2026-03-31T09:00:00Z&to=2026-03-31T11:00:00Z&tz=Europe/Berlin")
        .header("Accept", "text/csv").send().is(200);
    assertThat(table.header("Content-Type")).isEqualTo("text/csv; charset=utf-8; header=present");
    assertThat(table.header("Vary")).isEqualTo("Accept");
    assertThat(table.body().split("\r\n", -1)).containsExactly(
        "name,start,end,open,delta,increments,decrements,sets,refusals,min,max,close",
        "shop.a,2026-03-31T11:00:00+02:00,2026-03-31T12:00:00+02:00,,0,0,0,0,0,,,",
        "shop.a,2026-03-31T12:00:00+02:00,2026-03-31T13:00:00+02:00,0,5,1,0,0,0,0,0,5", "");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"*/*|json", "application/json|json", "text/csv|csv", "text/*|csv", "TEXT/CSV|csv",
      "text/csv, application/json|json", "application/json;q=0.5, text/csv|csv", "application/json;q=0.5, text/csv;q=0.5|json",
      "text/csv;q=0.2, */*;q=0.1|csv", "text/csv;q=0, */*|json", "application/json;q=0, */*|csv", "*/*, application/json;q=0|csv",
      "text/csv;header=present|csv",
      "text/html, application/xml;q=0.9, */*;q=0.8|json", "text/csv;q=1.000, application/*;q=0.999|csv"})
  void the_better_liked_form_is_given(String accept, String form) {
    var told = server.request("GET", "/counters/shop.a/history").header("Accept", accept).send().is(200);
    assertThat(told.header("Content-Type")).as(accept).contains(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml, image/*", "text/csv;q=0", "text/csv;q=0, application/json;q=0.0",
      "application/x-ndjson", "*/*;q=0"})
  void no_other_form_is_given(String accept) {
    server.request("GET", "/counters/shop.a/history").header("Accept", accept).send().isProblem(406, "not-acceptable").names("Accept",
        "application/json or text/csv");
  }

  private static TestReply ask(String name, String query) {
    return server.request("GET", "/counters/" + name + "/history?" + query).send();
  }

  private static void spans(TestReply told, String from, String to, int buckets) {
    var json = told.is(200).json();
    assertThat(json.get("from").asString()).isEqualTo(from);
    assertThat(json.get("to").asString()).isEqualTo(to);
    var items = json.get("items");
    assertThat(items.size()).isEqualTo(buckets);
    assertThat(items.get(0).get("start").asString()).isEqualTo(from);
    assertThat(items.get(buckets - 1).get("end").asString()).isEqualTo(to);
  }

  private static String first(String query) {
    return starts(ask("shop.a", query).is(200)).getFirst();
  }

  private static List<String> starts(TestReply told) {
    List<String> starts = new ArrayList<>();
    told.json().get("items").forEach(item -> starts.add(item.get("start").asString()));
    return starts;
  }
}
