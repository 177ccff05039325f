package io.counterservice.adapter.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class BodySettingsTest {
  @Test
  void has_defaults() {
    assertThat(bind(Map.of())).isEqualTo(new BodySettings(DataSize.ofKilobytes(16), DataSize.ofMegabytes(4), DataSize.ofMegabytes(64),
        DataSize.ofMegabytes(8), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ZERO, Duration.ofSeconds(2)));
  }

  @Test
  void has_keys() {
    var bound = bind(Map.of("counter.rest.body-size-max", "1B", "counter.rest.bulk-size-max", "2B", "counter.rest.bodies-size-max", "3B",
        "counter.rest.drain-size-max", "4B", "counter.rest.body-timeout", "5s", "counter.rest.idle-max", "6s",
        "counter.rest.farewell-min", "7s", "counter.rest.farewell-max", "0s"));
    assertThat(bound).isEqualTo(new BodySettings(DataSize.ofBytes(1), DataSize.ofBytes(2), DataSize.ofBytes(3), DataSize.ofBytes(4),
        Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(7), Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"body-size-max,0B", "bulk-size-max,0B", "bulk-size-max,2GB", "drain-size-max,-1B", "bodies-size-max,1MB", "body-timeout,0s",
      "idle-max,-1s", "farewell-max,-1s", "farewell-min,-1s", "farewell-min,24s"})
  void says_which_key_is_wrong(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("counter.rest." + key, value))).hasStackTraceContaining("counter.rest." + key);
  }

  private static BodySettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("counter.rest", BodySettings.class);
  }
}
