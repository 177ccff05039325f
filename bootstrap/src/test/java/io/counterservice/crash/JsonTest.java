package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void reads_every_kind_of_value() {
    var text = " {\"a\": [1, -2.5e1, true, false], \"b\": {}, \"c\": [], \"d\": \"x\\\"\\u00e4\\n\"} ";
    assertThat(Json.parse(text))
        .isEqualTo(Map.of("a", List.of(new BigDecimal(1), new BigDecimal("-2.5e1"), true, false), "b", Map.of(), "c",
            List.of(), "d", "x\"ä\n"));
    assertThat(Json.parse("null")).isNull();
  }

  @Test
  void refuses_what_is_no_json() {
    for (String text : List.of("", "{", "[1 2]", "{\"a\" 1}", "nil", "1 2", "\"open"))
      assertThatThrownBy(() -> Json.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
  }
}
