package io.counterservice.adapter.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/console/counters", "/console/counters/shop.seats:a-b_c?range=day&tz=Europe/Berlin", "/console?x=1",
      "/console/audit?subject=shop.*", "/console/counters/..a", "/console/counters/a..?prefix=../a/..&label=a%3D%5C",
      "/console/counters/.a/b."})
  void leads_to_pages_of_the_console(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "/", "//evil.example", "https://evil.example/console", "/consolex", "/console//evil.example",
      "/console\\evil",
      "/console/../keys\n", "/console/%0d%0aSet-Cookie:x ", "javascript:alert(1)", "/\\evil.example", "/console@evil.example",
      "/console/../../evil", "/console/..", "/console/.", "/console/../evil?a=b", "/console/..?a=b", "/console/%2e%2e/evil",
      "/console/.%2E/evil", "/console/%2E./evil", "/console/a/%2e", "/console/..%2fevil", "/console/a%2F..%2Fevil", "/console/%5cevil",
      "/console/a%5C..%5Cevil"})
  void leads_nowhere_else(String path) {
    assertThat(ReturnPath.of(path)).satisfiesAnyOf(to -> assertThat(to).isEqualTo("/console"),
        to -> assertThat(to).startsWith("/console/%0d"));
  }
}
