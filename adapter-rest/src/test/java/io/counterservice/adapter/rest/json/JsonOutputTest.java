package io.counterservice.adapter.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonOutputTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, -10, 9007199254740991L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1,
      1000000000000000000L,
      999999999999999999L})
  void writes_whole_numbers(long value) {
    assertThat(text(new JsonOutput(1).number(value))).isEqualTo(Long.toString(value));
  }

  @Test
  void writes_what_others_read() {
    var random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      String string = random.ints(random.nextInt(20), 0, 0x11000).filter(c -> c < 0xd800 || c > 0xdfff)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
      var out = new JsonOutput(4).openObject().field("n").number(number).field("s").string(string).field("a").openArray();
      out.item().bool(true).item().nul().closeArray().closeObject();
      var read = JSON.readTree(out.toByteArray());
      assertThat(read.get("n").asLong()).isEqualTo(number);
      assertThat(read.get("s").asString()).isEqualTo(string);
      assertThat(read.get("a").toString()).isEqualTo("[true,null]");
    }
  }

  private static String text(JsonOutput out) {
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
