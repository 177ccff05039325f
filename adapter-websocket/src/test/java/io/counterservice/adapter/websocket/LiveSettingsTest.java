package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LiveSettingsTest {
  private static LiveSettings bound(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given)).bindOrCreate("counter.live", LiveSettings.class);
  }

  @Test
  void has_defaults() {
    assertThat(bound(Map.of())).isEqualTo(new LiveSettings(Duration.ofSeconds(10), 10));
  }

  @Test
  void reads_its_keys() {
    assertThat(bound(Map.of("counter.live.heartbeat", "30s", "counter.live.updates-per-second", "4")))
        .isEqualTo(new LiveSettings(Duration.ofSeconds(30), 4));
  }

  @Test
  void names_the_key_of_a_wrong_value() {
    Duration ten = Duration.ofSeconds(10);
    assertThatThrownBy(() -> new LiveSettings(Duration.ofMillis(99), 1)).hasMessage("counter.live.heartbeat must be 100ms to 1m");
    assertThatThrownBy(() -> new LiveSettings(Duration.ofMillis(60_001), 1)).hasMessage("counter.live.heartbeat must be 100ms to 1m");
    assertThatThrownBy(() -> new LiveSettings(ten, 0)).hasMessage("counter.live.updates-per-second must be 1 to 1000");
    assertThatThrownBy(() -> new LiveSettings(ten, 1_001)).hasMessage("counter.live.updates-per-second must be 1 to 1000");
  }
}
