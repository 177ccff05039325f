package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
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
  void put_creates_then_replaces_and_keeps_the_value() {
    var created = server.request("PUT", "/counters/put")
        .json("{\"max\":9,\"description\":\"Größe \\\"1\\\"\\n😀\",\"labels\":{\"b\":\"2\",\"a\":\"1\"}}").send().is(201);
    assertThat(created.header("Location")).isEqualTo("/counters/put");
    assertThat(created.json().get("description").asString()).isEqualTo("Größe \"1\"\n😀");
    assertThat(created.json().get("labels").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    server.request("POST", "/counters/put/increment?by=4").send().is(200);
    var replaced = server.request("PUT", "/counters/put").json("{\"public\":true}").send().is(200);
    assertThat(replaced.json().get("value").asLong()).isEqualTo(4);
    assertThat(replaced.json().get("max").asLong()).isEqualTo(9007199254740991L);
    assertThat(replaced.json().get("labels").isEmpty()).isTrue();
    assertThat(replaced.json().get("public").asBoolean()).isTrue();
    assertThat(replaced.json().get("applied").asLong()).isZero();
    assertThat(replaced.json().get("definitionVersion").asLong()).isEqualTo(2);
  }

  @Test
  void patch_merges_and_null_goes_back_to_the_default() {
    server.request("POST", "/counters").json("{\"name\":\"patch\",\"max\":9,\"labels\":{\"a\":\"1\",\"b\":\"2\"},\"description\":\"d\"}")
        .send().is(201);
    var edited = server.request("PATCH", "/counters/patch")
        .body("application/merge-patch+json", "{\"min\":-5,\"labels\":{\"a\":null,\"c\":\"3\"},\"value\":-2}").send().is(200);
    assertThat(edited.json().get("labels").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    assertThat(edited.json().get("applied").asLong()).isEqualTo(-2);
    assertThat(edited.json().get("max").asLong()).isEqualTo(9);
    var cleared = server.request("PATCH", "/counters/patch").json("{\"max\":null,\"labels\":null,\"description\":null}").send().is(200);
    assertThat(cleared.json().get("max").asLong()).isEqualTo(9007199254740991L);
    assertThat(cleared.json().get("labels").isEmpty()).isTrue();
    assertThat(cleared.json().get("description").asString()).isEmpty();
  }

  @Test
  void an_edit_is_guarded_by_the_version_of_the_definition() {
    server.request("PUT", "/counters/guarded").json("{}").send().is(201);
    server.request("POST", "/counters/guarded/increment").send().is(200);
    server.request("PATCH", "/counters/guarded").json("{\"max\":9,\"definitionVersion\":0}").send().is(200);
    var stale = server.request("PATCH", "/counters/guarded").json("{\"max\":8,\"definitionVersion\":0}").send().isProblem(412,
        "definition-mismatch");
    assertThat(stale.json().get("definitionVersion").asLong()).isEqualTo(2);
    server.request("PUT", "/counters/guarded").json("{\"definitionVersion\":1}").send().isProblem(412, "definition-mismatch");
  }

  @Test
  void bounds_that_exclude_the_value_need_a_value() {
    server.request("PUT", "/counters/tight").json("{\"value\":50}").send().is(201);
    var refused = server.request("PATCH", "/counters/tight").json("{\"max\":40}").send().isProblem(409, "bounds-exclude-value");
    assertThat(refused.json().get("attempted").toString()).contains("\"max\":40");
    server.request("PATCH", "/counters/tight").json("{\"max\":40,\"value\":41}").send().isProblem(409, "above-maximum");
    assertThat(server.request("PATCH", "/counters/tight").json("{\"max\":40,\"value\":40}").send().is(200).json().get("applied").asLong())
        .isEqualTo(-10);
  }

  @Test
  void a_deleted_counter_is_gone_and_goes_on_where_it_ended() {
    server.request("POST", "/counters").json("{\"name\":\"gone\",\"initialValue\":3}").send().is(201);
    var deleted = server.request("DELETE", "/counters/gone?reason=tidy").send().is(200);
    assertThat(deleted.json().get("version").asLong()).isEqualTo(1);
    server.request("GET", "/counters/gone").send().isProblem(404, "counter-not-found");
    server.request("DELETE", "/counters/gone").send().isProblem(404, "counter-not-found");
    var again = server.request("POST", "/counters").json("{\"name\":\"gone\"}").send().is(201);
    assertThat(again.json().get("version").asLong()).isEqualTo(2);
    var kinds = server.request("GET", "/counters/gone/changes").send().is(200).json().get("items").findValuesAsString("kind");
    assertThat(kinds).containsExactly("delete", "create");
    server.request("DELETE", "/counters/gone").json("{}").send().isProblem(400, "invalid-request").names("body", "absent");
  }

  @Test
  void pages_show_what_was_asked_for() {
    for (String name : new String[] {"page.a", "page.b", "page.c"})
      server.request("PUT", "/counters/" + name).json("{\"labels\":{\"team\":\"web:1\",\"n\":\"" + name + "\"}}").send().is(201);
    var first = server.request("GET", "/counters?prefix=page.&label=team:web%3A1&limit=2").send().is(200);
    assertThat(first.json().get("items").findValuesAsString("name")).containsExactly("page.a", "page.b");
    assertThat(first.json().get("next").asString()).isEqualTo("page.b");
    assertThat(first.header("Link")).isEqualTo("</counters?prefix=page.&label=team:web%3A1&after=page.b&limit=2>; rel=\"next\"");
    String address = first.header("Link").substring(1, first.header("Link").indexOf('>'));
    var second = server.request("GET", address).send().is(200);
    assertThat(second.json().get("items").findValuesAsString("name")).containsExactly("page.c");
    assertThat(second.json().get("next").isNull()).isTrue();
    assertThat(second.header("Link")).isEmpty();
    assertThat(server.request("GET", "/counters?prefix=page.&label=n:page.b").send().json().get("items").size()).isEqualTo(1);
  }

  @Test
  void changes_are_whole_rows_after_a_version() {
    server.request("PUT", "/counters/log").json("{\"max\":2}").send().is(201);
    server.request("POST", "/counters/log/increment").send().is(200);
    server.request("POST", "/counters/log/decrement").send().is(200);
    server.request("PATCH", "/counters/log").json("{\"max\":5}").send().is(200);
    var all = server.request("GET", "/counters/log/changes").send().is(200).json();
    assertThat(all.get("next").isNull()).isTrue();
    var last = all.get("items").get(all.get("items").size() - 1);
    assertThat(last.get("kind").asString()).isEqualTo("edit");
    assertThat(last.get("definition").get("max").asLong()).isEqualTo(5);
    assertThat(last.get("by").get("key").asString()).isEqualTo("all");
    var page = server.request("GET", "/counters/log/changes?after=1&limit=1").send().is(200).json();
    assertThat(page.get("items").get(0).get("delta").asLong()).isEqualTo(-1);
    assertThat(page.get("next").asLong()).isEqualTo(2);
    assertThat(server.request("GET", "/counters/log/changes?after=3").send().is(200).json().get("items").size()).isZero();
  }

  @Test
  void a_put_may_repeat_its_name_and_no_other() {
    server.request("PUT", "/counters/same").json("{\"name\":\"same\"}").send().is(201);
    server.request("PUT", "/counters/same").json("{\"name\":\"other\"}").send().isProblem(400, "invalid-request").names("name", "path");
  }

  @Test
  void a_label_that_no_query_could_name_is_refused() {
    server.request("PUT", "/counters/label").json("{\"labels\":{\"a:b\":\"c\"}}").send().isProblem(400, "invalid-request").names("labels",
        "colon");
  }
}
