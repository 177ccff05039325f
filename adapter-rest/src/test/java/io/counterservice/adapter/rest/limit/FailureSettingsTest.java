package io.counterservice.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FailureSettingsTest {
  @Test
  void has_defaults() {
    assertThat(bind(Map.of())).isEqualTo(new FailureSettings(20, Duration.ofMinutes(1), 10_000));
  }

  @Test
  void has_keys() {
    var bound = bind(
        Map.of("counter.access.failures-max", "1", "counter.access.failures-period", "2s", "counter.access.addresses-max", "3"));
    assertThat(bound).isEqualTo(new FailureSettings(1, Duration.ofSeconds(2), 3));
  }

  @ParameterizedTest
  @CsvSource({"failures-max,0", "failures-period,0s", "addresses-max,0"})
  void says_which_key_is_wrong(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("counter.access." + key, value))).hasStackTraceContaining("counter.access." + key);
  }

  private static FailureSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("counter.access", FailureSettings.class);
  }
}
