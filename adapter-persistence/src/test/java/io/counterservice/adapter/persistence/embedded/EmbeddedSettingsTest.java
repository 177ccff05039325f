package io.counterservice.adapter.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class EmbeddedSettingsTest {

  private static EmbeddedSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("counter.embedded", EmbeddedSettings.class);
  }

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new EmbeddedSettings(Path.of("data"), Duration.ofMinutes(2), Duration.ofSeconds(30), DataSize.ofMegabytes(256)));
  }

  @Test
  void keys() {
    assertThat(bound(Map.of("counter.embedded.data-directory", "/var/lib/counter", "counter.embedded.start-timeout", "5m",
        "counter.embedded.stop-timeout", "10s", "counter.embedded.shared-buffers", "1GB")))
        .isEqualTo(
            new EmbeddedSettings(Path.of("/var/lib/counter"), Duration.ofMinutes(5), Duration.ofSeconds(10), DataSize.ofGigabytes(1)));
  }

  @Test
  void a_bad_value_names_its_key() {
    assertThatThrownBy(() -> bound(Map.of("counter.embedded.stop-timeout", "0s"))).rootCause()
        .hasMessageContaining("counter.embedded.stop-timeout must be positive");
    assertThatThrownBy(() -> bound(Map.of("counter.embedded.shared-buffers", "1MB"))).rootCause()
        .hasMessageContaining("counter.embedded.shared-buffers must be at least 16MB");
  }
}
