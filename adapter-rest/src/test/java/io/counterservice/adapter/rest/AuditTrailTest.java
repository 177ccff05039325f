package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuditTrailTest {
  private static final Instant NOW = Instant.parse("2026-05-17T12:00:00.000001Z");
  private final RestServer server = RestServer.start(() -> NOW);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tells_who_defined_counters_from_where_and_what_became_of_it() {
    server.request("PUT", "/counters/stock").json("{\"max\":5,\"labels\":{\"a\\\"b\":\"<b>\"}}").send().is(201);
    server.request("PATCH", "/counters/stock").json("{\"max\":9,\"reason\":\"more shelves\"}").send().is(200);
    server.request("PATCH", "/counters/stock").json("{\"max\":-1}").send();
    server.request("PATCH", "/counters/stock?dryRun=true").json("{\"max\":7}").send().is(200);
    server.request("POST", "/counters/stock/increment?by=2").send().is(200);
    server.request("DELETE", "/counters/stock").send().is(200);
    var items = items("/audit");
    assertThat(items).extracting(item -> item.get("action").asString()).containsExactly("counter-deleted", "counter-edited",
        "counter-created");
    assertThat(items).allMatch(item -> item.get("actor").asString().equals("all") && item.get("address").asString().equals("127.0.0.1")
        && item.get("subject").asString().equals("stock"));
    assertThat(items.get(2).get("before").isEmpty()).isTrue();
    assertThat(items.get(2).get("after").get("label:a\"b").asString()).isEqualTo("<b>");
    assertThat(items.get(1).get("before").toString()).isEqualTo("{\"max\":\"5\"}");
    assertThat(items.get(1).get("after").toString()).isEqualTo("{\"max\":\"9\",\"reason\":\"more shelves\"}");
    assertThat(items.get(0).get("before").get("value").asString()).isEqualTo("2");
  }

  @Test
  void a_repeated_edit_is_told_once() {
    for (int n = 0; n < 3; n++)
      server.request("PUT", "/counters/stock").header("Idempotency-Key", "once").json("{}").send().is(201);
    assertThat(items("/audit")).hasSize(1);
  }

  @Test
  void tells_what_was_done_to_keys_and_plans_and_no_secret() {
    server.request("POST", "/rate-plans").json("{\"name\":\"gold\",\"operationsPerSecond\":5,\"burst\":5}").send().is(201);
    server.request("PUT", "/rate-plans/gold").json("{\"operationsPerSecond\":5,\"burst\":5}").send().is(200);
    server.request("PUT", "/rate-plans/gold").json("{\"operationsPerSecond\":6,\"burst\":5}").send().is(200);
    server.request("DELETE", "/rate-plans/gold").send().is(200);
    var made = server.request("POST", "/keys").json("{\"name\":\"n\",\"scopes\":[\"counters:read\"]}").send().is(201).json();
    String key = "/keys/" + made.get("id").asString();
    server.request("PATCH", key).json("{\"name\":\"m\"}").send().is(200);
    var rotated = server.request("POST", key + "/rotate").json("{\"overlap\":\"PT1H\"}").send().is(200).json();
    server.request("DELETE", key).send().is(200);
    server.request("DELETE", key).send().is(200);
    server.request("POST", "/history/rebuild").send().is(202);
    assertThat(items("/audit").reversed()).extracting(item -> item.get("action").asString()).containsExactly("plan-created",
        "plan-replaced", "plan-deleted", "key-created", "key-edited", "key-rotated", "key-revoked", "history-rebuilt");
    assertThat(items("/audit")).allMatch(item -> item.get("address").asString().equals("127.0.0.1"));
    String all = server.request("GET", "/audit").send().body();
    for (JsonNode issued : List.of(made, rotated))
      assertThat(all).doesNotContain(issued.get("secret").asString().substring(16));
    assertThat(server.keys.find(made.get("id").asString()).orElseThrow().secret().hex())
        .satisfies(hex -> assertThat(all).doesNotContain(hex));
  }

  @Test
  void leads_from_page_to_page_with_the_same_question() {
    for (int n = 0; n < 5; n++)
      record("shop.a+" + n, NOW);
    record("other", NOW);
    List<String> told = new ArrayList<>();
    String address = "/audit?subject=shop.a%2B*&actor=user:o%2Bk&from=-1d&limit=2";
    while (!address.isEmpty()) {
      var reply = server.request("GET", address).send().is(200);
      reply.json().get("items").forEach(item -> told.add(item.get("subject").asString()));
      String link = reply.header("Link");
      assertThat(reply.json().get("next").isNull()).isEqualTo(link.isEmpty());
      address = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
      assertThat(link.isEmpty() || link.contains("&from=2026-05-16T12%3A00%3A00.000001Z&before=")).isTrue();
    }
    assertThat(told).containsExactly("shop.a+4", "shop.a+3", "shop.a+2", "shop.a+1", "shop.a+0");
  }

  @Test
  void finds_by_action_and_time() {
    record("old", NOW.minusSeconds(7_200));
    record("new", NOW);
    assertThat(items("/audit?from=-1h")).extracting(item -> item.get("subject").asString()).containsExactly("new");
    assertThat(items("/audit?to=-1h")).extracting(item -> item.get("subject").asString()).containsExactly("old");
    assertThat(items("/audit?action=user-edited&to=2026-05-18")).hasSize(2);
    assertThat(items("/audit?action=key-created")).isEmpty();
  }

  @Test
  void is_written_as_a_table_without_formulas() {
    server.trail.record(new AuditEntry(NOW, new Caller(new Actor("k1"), "=1+1"), AuditAction.USER_EDITED, "@anna",
        new TreeMap<>(), new TreeMap<>(Map.of("description", "a \"b\",\n=2"))));
    server.trail.record(new AuditEntry(NOW, Caller.SERVICE, AuditAction.SIGNED_OUT, "", new TreeMap<>(), new TreeMap<>()));
    var reply = server.request("GET", "/audit?limit=2").header("Accept", "text/csv").send().is(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/csv; charset=utf-8; header=present");
    assertThat(reply.header("Link")).contains("before=1&limit=2");
    assertThat(reply.body().split("\r\n", -1)).containsExactly("number,at,actor,address,action,subject,before,after",
        "2,2026-05-17T12:00:00.000001Z,service,,signed-out,,{},{}",
        """
            1,2026-05-17T12:00:00.000001Z,k1,'=1+1,user-edited,'@anna,{},"{""description"":""a \\""b\\"",\\u000a=2""}\"""",
        "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "before=0", "before=-1", "before=x", "action=edited", "action=", "actor=",
      "actor=a%20b", "actor=user:", "subject=", "subject=a*b", "subject=a%00", "from=tomorrow", "to=", "to=-1y&from=-1d", "after=1",
      "limit=1&limit=2", "tz=UTC"})
  void bad_questions_are_told_so(String query) {
    server.request("GET", "/audit?" + query).send().isProblem(400, "invalid-request").names(query.substring(0, query.indexOf('=')), "");
  }

  @Test
  void is_for_administrators_and_offered_in_two_forms() {
    server.request("GET", "/audit").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("scope", "admin");
    server.request("GET", "/audit").header("Accept", "text/html").send().isProblem(406, "not-acceptable");
    server.request("DELETE", "/audit").send().isProblem(405, "method-not-allowed");
    server.trail.breakDown();
    server.request("GET", "/audit").send().isProblem(503, "unavailable");
  }

  private void record(String subject, Instant at) {
    server.trail.record(new AuditEntry(at, new Caller(Actor.user("o+k"), null), AuditAction.USER_EDITED, subject, new TreeMap<>(),
        new TreeMap<>()));
    assertThat(server.trail.list(AuditQuery.newest(1))).extracting(AuditRecord::entry).extracting(AuditEntry::subject)
        .containsExactly(subject);
  }

  private List<JsonNode> items(String address) {
    List<JsonNode> items = new ArrayList<>();
    server.request("GET", address).send().is(200).json().get("items").forEach(items::add);
    return items;
  }
}
