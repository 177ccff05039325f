package io.counterservice.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RateLimitSettingsTest {
  private static final String KEY = "counter.rate-limit.sync-interval";

  @Test
  void has_a_default_and_a_key() {
    assertThat(bind(Map.of())).isEqualTo(new RateLimitSettings(Duration.ofMillis(100)));
    assertThat(bind(Map.of(KEY, "1s"))).isEqualTo(new RateLimitSettings(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s", "9ms", "11s"})
  void says_which_key_is_wrong(String value) {
    assertThatThrownBy(() -> bind(Map.of(KEY, value))).hasStackTraceContaining(KEY);
  }

  private static RateLimitSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("counter.rate-limit", RateLimitSettings.class);
  }
}
