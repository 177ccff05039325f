package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GridSettingsTest {
  @Test
  void the_grid_is_off_and_would_listen_on_this_machine_alone() {
    assertThat(bound(Map.of())).isEqualTo(new GridSettings(false, "counter-service", "127.0.0.1", 5701, null, null));
  }

  @Test
  void every_key_is_bound() {
    assertThat(bound(Map.of("counter.grid.enabled", "true", "counter.grid.cluster-name", "shop", "counter.grid.address", "10.0.0.7",
        "counter.grid.port", "5999", "counter.grid.members", "10.0.0.8:5999, shop-2:5999")))
        .isEqualTo(new GridSettings(true, "shop", "10.0.0.7", 5999, List.of("10.0.0.8:5999", "shop-2:5999"), null));
  }

  @ParameterizedTest
  @CsvSource({"counter.grid.cluster-name,' '", "counter.grid.address,0.0.0.0", "counter.grid.address,::", "counter.grid.address,shop-1",
      "counter.grid.port,0", "counter.grid.port,65536", "counter.grid.members,shop-2", "counter.grid.members,shop-2:port"})
  void a_value_that_breaks_a_rule_is_named(String key, String value) {
    assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageStartingWith(key);
  }

  @Test
  void members_and_dns_exclude_each_other_and_a_pod_is_not_reached_on_loopback() {
    assertThatThrownBy(() -> new GridSettings(true, "c", "10.0.0.7", 1, List.of("a:1"), "grid.shop")).hasMessageContaining("exclude");
    assertThatThrownBy(() -> new GridSettings(true, "c", "127.0.0.1", 1, null, "grid.shop")).hasMessageStartingWith("counter.grid.address");
  }

  @Test
  void nobody_is_found_by_chance() {
    for (GridSettings settings : List.of(new GridSettings(true, "c", "127.0.0.1", 1, List.of("a:1"), null),
        new GridSettings(true, "c", "10.0.0.7", 1, null, "grid.shop"))) {
      Config config = MemberConfig.of(settings);
      var join = config.getNetworkConfig().getJoin();
      assertThat(join.getMulticastConfig().isEnabled()).isFalse();
      assertThat(join.getAutoDetectionConfig().isEnabled()).isFalse();
      assertThat(join.getTcpIpConfig().isEnabled()).isEqualTo(settings.kubernetesDns() == null);
      assertThat(join.getKubernetesConfig().isEnabled()).isNotEqualTo(join.getTcpIpConfig().isEnabled());
      assertThat(config.getNetworkConfig().isPortAutoIncrement()).isFalse();
      assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
      assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
      assertThat(config.getProperty("hazelcast.shutdownhook.enabled")).isEqualTo("false");
    }
  }

  private static GridSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("counter.grid", GridSettings.class);
  }
}
