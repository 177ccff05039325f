package io.counterservice.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTextTest {
  @Test
  void reads_the_fields_that_count_in_any_order() {
    var sighting = read("{\"at\":\"2026-11-21T11:25:08.123Z\",\"version\":17,\"more\":{\"type\":\"x\",\"list\":[1,{\"from\":1}]},"
        + "\"text\":\"a \\\"quoted\\\", type\",\"from\":12,\"name\":\"shop:42\",\"delta\":-6,\"type\":\"change\",\"redefined\":true}");

    assertThat(sighting.kind).isEqualTo(Sighting.Kind.CHANGE);
    assertThat(sighting.counter).isEqualTo(42);
    assertThat(sighting.version).isEqualTo(17);
    assertThat(sighting.from).isEqualTo(12);
    assertThat(sighting.atMillis).isEqualTo(Instant.parse("2026-11-21T11:25:08.123Z").toEpochMilli());
  }

  @Test
  void knows_the_kinds() {
    assertThat(read("{\"type\":\"hello\",\"version\":1}").kind).isEqualTo(Sighting.Kind.OTHER);
    assertThat(read("{\"type\":\"gap\",\"name\":\"hot\",\"after\":3}").kind).isEqualTo(Sighting.Kind.GAP);
    assertThat(read("{\"type\":\"error\",\"problem\":{\"type\":\"/problems/forbidden\"}}").kind).isEqualTo(Sighting.Kind.ERROR);
    var nothing = read("{\"type\":\"snapshot\",\"name\":\"hot\",\"value\":null,\"version\":null,\"at\":null}");
    assertThat(nothing.kind).isEqualTo(Sighting.Kind.SNAPSHOT);
    assertThat(nothing.version).isEqualTo(Sighting.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[]", "{\"", "{\"type", "{\"type\":", "{\"type\":\"cha", "{\"a\":[{"})
  void stumbles_over_nothing(String text) {
    assertThat(read(text).version).isEqualTo(Sighting.UNKNOWN);
  }

  @Test
  void reads_instants_of_any_precision() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      var at = Instant.ofEpochSecond(random.nextLong(0, 8_000_000_000L), (long) (1_000_000_000 / Math.pow(10, random.nextInt(10))));
      assertThat(read("{\"at\":\"" + at + "\"}").atMillis).as("%s, seed %d", at, seed).isEqualTo(at.toEpochMilli());
    }
  }

  private static Sighting read(String text) {
    var sighting = new Sighting();
    sighting.clear();
    var bytes = ("xy" + text + "\0").getBytes(StandardCharsets.UTF_8);
    new LiveText().read(ByteBuffer.wrap(bytes), 2, bytes.length - 1, sighting);
    return sighting;
  }
}
