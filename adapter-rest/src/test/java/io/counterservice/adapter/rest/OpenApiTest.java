package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.RouteTable;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.domain.audit.AuditAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the service does: every route, every kind of answer. */
class OpenApiTest {
  private static final Pattern TYPE = Pattern.compile("/problems/([a-z-]+)");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static RestServer server;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    server = RestServer.start();
    document = server.request("GET", "/v3/api-docs").key(null).send().is(200).json();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void is_openapi_3_1() {
    assertThat(document.get("openapi").asString()).startsWith("3.1.");
  }

  @Test
  void has_every_route_and_no_other() {
    var served = server.bean(RouteTable.class).routes().stream().map(route -> route.method() + " " + route.template())
        .collect(Collectors.toCollection(TreeSet::new));
    var described = new TreeSet<String>();
    document.get("paths").propertyStream().forEach(path -> path.getValue().propertyNames().stream().filter(METHODS::contains)
        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isEqualTo(served);
  }

  @Test
  void has_every_type_of_problem_and_no_other() {
    var named = TYPE.matcher(document.toString()).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    var known = Arrays.stream(ProblemType.values()).map(ProblemType::slug).collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(known);
  }

  @Test
  void gives_each_type_of_problem_its_own_status() {
    for (Route route : server.bean(RouteTable.class).routes())
      operation(route).get("responses").propertyStream().forEach(response -> {
        for (String slug : slugs(resolved(response.getValue())))
          assertThat(ProblemType.of(slug).orElseThrow().status()).as(route + " " + slug).hasToString(response.getKey());
      });
  }

  @Test
  void every_reference_leads_somewhere() {
    for (JsonNode reference : document.findValues("$ref"))
      assertThat(document.at(reference.asString().substring(1)).isMissingNode()).as(reference.asString()).isFalse();
  }

  @Test
  void routes_with_a_key_say_so_and_name_their_scope() {
    for (Route route : server.bean(RouteTable.class).routes()) {
      JsonNode operation = operation(route);
      if (route.scope() == null) {
        assertThat(operation.get("security").isEmpty()).as(route.template()).isTrue();
      } else {
        assertThat(operation.has("security")).as(route.template()).isFalse();
        assertThat(operation.get("responses").propertyNames()).as(route.template()).contains("401", "403", "406", "429", "500", "503");
        if (!route.template().endsWith("/reset"))
          assertThat(operation.get("description").asString()).contains("`" + route.scope().text() + "`");
      }
    }
  }

  @Test
  void whole_numbers_have_their_exact_bounds() {
    var whole = document.at("/components/schemas/Whole");
    assertThat(whole.get("format").asString()).isEqualTo("int64");
    assertThat(whole.get("minimum").asString()).isEqualTo("-9223372036854775808");
    assertThat(whole.get("maximum").asString()).isEqualTo("9223372036854775807");
  }

  @Test
  void answers_have_the_fields_they_are_described_with() {
    server.request("PUT", "/counters/described").json("{\"max\":1}").send().is(201);
    var read = server.request("GET", "/counters/described").send().is(200).json();
    assertThat(read.propertyNames()).containsExactlyInAnyOrderElementsOf(required("Counter"));
    var applied = server.request("POST", "/counters/described/increment").send().is(200).json();
    assertThat(applied.propertyNames()).containsExactlyInAnyOrderElementsOf(required("Applied"));
    var change = server.request("GET", "/counters/described/changes").send().is(200).json().get("items").get(0);
    assertThat(change.propertyNames()).containsAll(required("Change"));
    answersOfHistories();
    var key = server.request("GET", "/keys/all").send().is(200).json();
    assertThat(key.propertyNames()).containsExactlyInAnyOrderElementsOf(required("Key"));
    var entry = server.request("GET", "/audit?subject=described").send().is(200).json().get("items").get(0);
    assertThat(entry.propertyNames()).containsExactlyElementsOf(required("AuditEntry"));
    assertThat(document.at("/components/schemas/AuditAction/enum")).extracting(JsonNode::asString)
        .containsExactlyElementsOf(Arrays.stream(AuditAction.values()).map(AuditAction::text).toList());
    var refused = server.request("POST", "/counters/described/increment").send().is(409).json();
    assertThat(refused.propertyNames()).containsExactlyInAnyOrder("type", "title", "status", "detail", "counter", "value", "version", "min",
        "max", "attempted");
  }

  private static void answersOfHistories() {
    server.history.count("described", "2026-01-01T00:00:00Z", "1");
    var past = server.request("GET", "/counters/described?at=now").send().is(200).json();
    assertThat(past.propertyNames()).containsExactlyInAnyOrderElementsOf(required("PastValue"));
    var told = server.request("GET", "/counters/described/history").send().is(200).json();
    assertThat(told.propertyNames()).containsAll(required("HistoryFrame")).contains("name", "items").hasSize(7);
    assertThat(told.get("items").get(0).propertyNames()).containsExactlyElementsOf(required("Bucket"));
    var several = server.request("GET", "/history?counter=described").send().is(200).json();
    assertThat(several.propertyNames()).containsAll(required("HistoryFrame")).contains("series", "unknown").hasSize(7);
    var sum = server.request("GET", "/history?prefix=d").send().is(200).json();
    assertThat(sum.propertyNames()).containsAll(required("HistoryFrame")).contains("prefix", "items").hasSize(7);
  }

  @Test
  void is_shown_on_a_page_that_needs_no_other_host() {
    var page = server.request("GET", "/docs").key(null).send().is(200);
    assertThat(page.body()).contains("/docs/swagger-ui-bundle.js").doesNotContain("//cdn", "https:");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(server.request("GET", "/docs/swagger-ui.css").key(null).send().is(200).header("Content-Type")).isEqualTo("text/css");
    assertThat(server.request("GET", "/docs/swagger-ui-bundle.js").key(null).send().is(200).body()).contains("SwaggerUIBundle");
    assertThat(server.request("GET", "/docs/start.js").key(null).send().is(200).body()).contains("/v3/api-docs");
    server.request("GET", "/docs/pom.xml").key(null).send().isProblem(404, "path-not-found");
    server.request("GET", "/docs/..%2fpom.xml").key(null).send().isProblem(404, "path-not-found");
  }

  private static JsonNode operation(Route route) {
    return document.get("paths").get(route.template()).get(route.method().toLowerCase(Locale.ROOT));
  }

  private static JsonNode resolved(JsonNode response) {
    return response.has("$ref") ? document.at(response.get("$ref").asString().substring(1)) : response;
  }

  private static List<String> slugs(JsonNode response) {
    var slugs = new ArrayList<String>();
    TYPE.matcher(response.toString()).results().forEach(match -> slugs.add(match.group(1)));
    return slugs;
  }

  private static Collection<String> required(String schema) {
    return StreamSupport.stream(document.at("/components/schemas/" + schema + "/required").spliterator(), false).map(JsonNode::asString)
        .toList();
  }
}
