package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Sums;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.application.testing.Await;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports and imports over HTTP, in a format of the test's own: one counter a line. */
class FilesTest {
  private static final String CSV = "text/csv";
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start("counter.rest.body-timeout=300ms", "counter.rest.drain-size-max=1MB");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tells_what_became_of_the_rows_and_forgets_the_file() {
    var reply = server.request("POST", "/import").body(CSV, "told.a,5,0,10,1,,,false\ntold.b,11,0,10,1,,,false\nno name\n").send().is(200);
    assertThat(reply.body()).isEqualTo("{\"rows\":3,\"created\":1,\"changed\":0,\"unchanged\":0,\"refused\":2,\"problems\":["
        + "{\"line\":2,\"name\":\"told.b\",\"type\":\"/problems/above-maximum\",\"field\":\"value\",\"rule\":\"must be at most 10, but is 11\","
        + "\"detail\":\"value must be at most 10, but is 11\"},{\"line\":3,\"name\":\"no name\",\"type\":\"/problems/invalid-request\",\"field\":\"name\","
        + "\"rule\":\"must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit\",\"detail\":\"name must be 1 to 128 characters "
        + "of A-Z a-z 0-9 . _ : - and start with a letter or digit\"}]}");
    assertThat(server.request("GET", "/counters/told.a").send().is(200).json().get("value").asLong()).isEqualTo(5);
    Await.until(() -> server.imports.size() == 0);
  }

  @Test
  void a_dry_run_tells_the_differences_and_changes_nothing() {
    server.request("PUT", "/counters/dry.a").json("{\"max\":10,\"labels\":{\"te\\\"am\":\"web\"}}").send().is(201);
    var reply = server.request("POST", "/import?dryRun=true").body("text/csv; charset=utf-8; header=present", "dry.a\ndry.b\n").send()
        .is(200);
    assertThat(reply.json().get("differences").toString())
        .isEqualTo("[{\"line\":1,\"name\":\"dry.a\",\"before\":{\"label:te\\\"am\":\"web\",\"max\":\"10\"},"
            + "\"after\":{\"max\":\"9007199254740991\"}},{\"line\":2,\"name\":\"dry.b\",\"before\":{},\"after\":{\"description\":\"\",\"initialValue\":\"0\","
            + "\"max\":\"9007199254740991\",\"min\":\"-9007199254740991\",\"public\":\"false\",\"value\":\"0\"}}]");
    server.request("GET", "/counters/dry.b").send().isProblem(404, "counter-not-found");
  }

  @Test
  void a_key_touches_and_sees_only_what_its_pattern_covers() {
    var reply = server.request("POST", "/import").key(KnownKeys.SHOP).body(CSV, "shop.x\nelse.x\n").send().is(200);
    assertThat(reply.json().get("created").asInt()).isEqualTo(1);
    var problem = reply.json().get("problems").get(0);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/forbidden");
    assertThat(problem.get("rule").asString()).isEqualTo("must match shop.*");
    server.request("GET", "/counters/else.x").send().isProblem(404, "counter-not-found");
    assertThat(server.request("GET", "/export").key(KnownKeys.SHOP).send().is(200).body().lines()).isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("shop."));
  }

  @Test
  void an_export_goes_over_pages_and_can_be_imported() {
    String rows = IntStream.range(0, 2_345).mapToObj("page.%05d,7,0,10,1,,,false\n"::formatted).collect(Collectors.joining());
    server.request("POST", "/import").body(CSV, rows).send().is(200);
    var file = server.request("GET", "/export?prefix=page.&format=csv").send().is(200);
    assertThat(file.body()).isEqualTo(rows);
    assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"counters.csv\"");
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(server.request("POST", "/import").body("application/x-ndjson", file.body()).send().is(200).body())
        .startsWith("{\"rows\":2345,\"created\":0,\"changed\":0,\"unchanged\":2345,");
    var lines = server.request("GET", "/export?prefix=page.").header("Accept", "application/x-ndjson").send().is(200);
    assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(lines.header("Content-Disposition")).endsWith("counters.ndjson\"");
    assertThat(server.request("HEAD", "/export?prefix=page.").send().is(200).body()).isEmpty();
    assertThat(server.request("GET", "/export?label=team:web&prefix=page.").send().is(200).body()).isEmpty();
  }

  @Test
  void bad_requests_name_what_is_wrong() {
    server.request("GET", "/export?format=xml").send().isProblem(400, "invalid-request").names("format", "must be csv or ndjson");
    server.request("GET", "/export?limit=5").send().isProblem(400, "invalid-request");
    server.request("GET", "/export?prefix=a%20b").send().isProblem(400, "invalid-request");
    server.request("GET", "/export").header("Accept", "application/xml").send().isProblem(406, "not-acceptable");
    server.request("POST", "/import?dryrun=true").body(CSV, "a\n").send().isProblem(400, "invalid-request");
    server.request("POST", "/import").json("[]").send().isProblem(415, "unsupported-media-type");
    server.request("POST", "/import").body(CSV, "a\n".repeat(1_000_001)).send().isProblem(400, "invalid-request").names("body",
        "must have at most 1000000 rows");
    Await.until(() -> server.imports.size() == 0);
    server.request("GET", "/counters/a").send().isProblem(404, "counter-not-found");
  }

  @Test
  void a_file_that_is_too_large_by_its_own_word_is_refused_before_it_is_sent() {
    try (var connection = new RawConnection(server.port())) {
      connection.send("POST /import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KnownKeys.ALL
          + "\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\nContent-Length: " + (ImportCounters.BYTES_MAX + 1) + "\r\n\r\n");
      assertThat(connection.rest()).contains("413").contains("body-too-large").contains(ImportCounters.BYTES_MAX + " bytes");
    }
  }

  @Test
  void a_file_that_does_not_come_is_given_up_and_forgotten() {
    try (var connection = new RawConnection(server.port())) {
      connection.send("POST /import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KnownKeys.ALL
          + "\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\na\nb\n");
      assertThat(connection.rest()).contains("408").contains("body-timeout");
    }
    Await.until(() -> server.imports.size() == 0);
  }

  @Test
  void whoever_hangs_up_while_the_file_is_read_does_not_stop_it() {
    String rows = "hung.up\n".repeat(1_000_000);
    try (var connection = new RawConnection(server.port())) {
      connection.send("POST /import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KnownKeys.ALL
          + "\r\nContent-Type: text/csv\r\nContent-Length: " + rows.length() + "\r\n\r\n" + rows);
    }
    Await.until(() -> server.request("GET", "/counters/hung.up").send().status() == 200);
    Await.until(() -> server.imports.size() == 0);
  }

  @Test
  void who_is_overtaken_does_not_know_what_became_of_the_file() {
    String rows = IntStream.range(0, 100_000).mapToObj("taken.%06d\n"::formatted).collect(Collectors.joining());
    var reply = CompletableFuture.supplyAsync(() -> server.request("POST", "/import").body(CSV, rows).send());
    Await.until(() -> server.imports.changedBefore(Instant.MAX).stream().filter(run -> run.phase() == Phase.APPLYING)
        .anyMatch(run -> server.imports.replace(run.then(Phase.APPLYING, Sums.NONE, run.changedAt()), null)));
    reply.join().isProblem(503, "outcome-unknown");
    for (ImportRun kept : server.imports.changedBefore(Instant.MAX)) {
      assertThat(kept.phase()).isEqualTo(Phase.APPLYING);
      server.imports.remove(kept.id());
    }
  }
}
