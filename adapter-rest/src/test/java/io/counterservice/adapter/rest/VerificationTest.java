package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.testing.StoredCounter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Resolution;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
  private static RestServer server;

  /** Counters a, b, c (deleted), and shop.x; b is not right. */
  @BeforeAll
  static void start() {
    server = RestServer.start();
    server.request("PUT", "/counters/a").json("{\"initialValue\":5}").send().is(201);
    for (String name : new String[] {"a", "b", "c", "shop.x"})
      server.request("POST", "/counters/" + name + "/increment").send().is(200);
    server.request("DELETE", "/counters/c").send().is(200);
    server.evidence.rollUp();
    server.evidence.tamper(new CounterName("b"), VerificationTest::tamper);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_counter_that_is_right_is_verified() {
    assertThat(server.request("GET", "/counters/a/verification").send().is(200).body()).isEqualTo(
        "{\"name\":\"a\",\"verified\":true,\"value\":6,\"version\":1,\"initialValue\":5,\"changes\":2,\"since\":null,\"faultsFound\":0,\"faults\":[]}");
    assertThat(server.request("GET", "/counters/c/verification").send().is(200).json().get("verified").asBoolean()).as("deleted").isTrue();
  }

  @Test
  void a_counter_that_is_not_tells_where_and_why() {
    var reply = server.request("GET", "/counters/b/verification").send().is(200).json();
    assertThat(reply.get("verified").asBoolean()).isFalse();
    assertThat(reply.get("value").asInt()).isEqualTo(7);
    assertThat(reply.get("faultsFound").asInt()).isEqualTo(2);
    assertThat(reply.get("faults").findValuesAsString("kind")).containsExactlyInAnyOrder("rollup", "value");
    assertThat(reply.get("faults").findValuesAsString("detail")).contains("Its changes lead to the value 1, but it has the value 7");
  }

  @Test
  void all_are_verified_page_by_page() {
    var first = server.request("GET", "/verification?limit=2").send().is(200).json();
    assertThat(first.get("checked").asInt()).isEqualTo(2);
    assertThat(first.get("next").asString()).isEqualTo("b");
    assertThat(first.get("counters").asInt()).isEqualTo(4);
    assertThat(first.get("faulty").findValuesAsString("name")).containsExactly("b");
    assertThat(server.request("GET", "/verification?limit=2&after=b").send().is(200).body())
        .isEqualTo("{\"checked\":2,\"faulty\":[],\"next\":\"shop.x\"}");
    assertThat(server.request("GET", "/verification?after=shop.x").send().is(200).body())
        .isEqualTo("{\"checked\":0,\"faulty\":[],\"next\":null}");
    assertThat(server.request("GET", "/verification").send().is(200).json().get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "after=", "after=a%20b", "before=a"})
  void bad_questions_are_told_so(String query) {
    server.request("GET", "/verification?" + query).send().isProblem(400, "invalid-request").names(query.substring(0, query.indexOf('=')),
        "");
  }

  @Test
  void one_needs_to_be_there_and_to_be_within_the_pattern() {
    server.request("GET", "/counters/nobody/verification").send().isProblem(404, "counter-not-found");
    server.request("GET", "/counters/a/verification").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("name", "shop.*");
    server.request("GET", "/counters/shop.x/verification").key(KnownKeys.SHOP).send().is(200);
    server.request("GET", "/counters/-/verification").send().isProblem(400, "invalid-request").names("name", "");
    server.request("GET", "/verification").key(KnownKeys.SHOP).send().isProblem(403, "forbidden").names("scope", "admin");
    server.request("GET", "/counters/a/verification?at=1").send().isProblem(400, "invalid-request").names("at", "there is none");
  }

  @Test
  void rollups_are_made_anew() {
    Instant until = Instant.now().minusSeconds(90);
    server.rollups.until = until;
    var before = server.request("GET", "/history/rollups").send().is(200).json();
    assertThat(before.get("until").asString()).isEqualTo(until.toString());
    assertThat(before.get("lagSeconds").asLong()).isBetween(90L, 150L);

    assertThat(server.request("POST", "/history/rebuild").send().is(202).body()).isEqualTo("{\"rebuilding\":true}");

    assertThat(server.request("GET", "/history/rollups").send().is(200).json().get("until").asString()).isEqualTo("1970-01-01T00:00:00Z");
    server.request("POST", "/history/rebuild").json("{}").send().isProblem(400, "invalid-request").names("body", "absent");
    server.request("POST", "/history/rebuild").key(KnownKeys.READER).send().isProblem(403, "forbidden").names("scope", "admin");
  }

  private static void tamper(StoredCounter counter) {
    Claim was = counter.claim;
    counter.claim = new Claim(was.name(), was.seed(), 7, was.version(), was.rolled(), was.since(), was.reach());
    Objects.requireNonNull(counter.rollups.get(Resolution.HOUR)).clear();
  }
}
