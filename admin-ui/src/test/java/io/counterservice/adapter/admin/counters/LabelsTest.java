package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  @Test
  void reads_a_label_a_line() {
    assertThat(Labels.parse(" team = web \r\n\r\nplan=a=b\nempty=")).isEqualTo(Map.of("team", "web", "plan", "a=b", "empty", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "=web", "a=1\na=2"})
  void refuses_what_is_none(String lines) {
    assertThatThrownBy(() -> Labels.parse(lines)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("must ");
  }

  @Test
  void writes_what_it_reads() {
    assertThat(Labels.lines(Labels.parse("b=2\na=1"))).containsExactly("a=1", "b=2");
  }
}
