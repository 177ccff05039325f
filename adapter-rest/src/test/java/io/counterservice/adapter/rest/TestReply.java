package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reply, with the questions tests ask of it. */
record TestReply(HttpResponse<String> response) {
  static final JsonMapper JSON = new JsonMapper();

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  JsonNode json() {
    return JSON.readTree(body());
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  TestReply is(int status) {
    assertThat(status()).as(body()).isEqualTo(status);
    return this;
  }

  /** The reply is a well-formed problem of this type. */
  TestReply isProblem(int status, String slug) {
    is(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json().get("type").asString()).isEqualTo("/problems/" + slug);
    assertThat(json().get("status").asInt()).isEqualTo(status);
    assertThat(json().get("title").asString()).isNotEmpty();
    assertThat(json().get("detail").asString()).isNotEmpty();
    return this;
  }

  /** The reply is a problem that names a field and a rule. */
  TestReply names(String field, String rulePart) {
    assertThat(json().get("field").asString()).isEqualTo(field);
    assertThat(json().get("rule").asString()).contains(rulePart);
    return this;
  }
}
