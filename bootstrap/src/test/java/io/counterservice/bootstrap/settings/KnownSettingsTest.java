package io.counterservice.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"counter.commit.lane", "counter.comit.lanes", "counter.lanes", "counter.embedded.data-directory.path",
      "counter.commit.batch-max[0]", "COUNTER.commit.lane", "counter."})
  void refuses_what_is_no_setting(String name) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("a file", Map.of(name, "hush")));
    assertThatThrownBy(() -> KnownSettings.check(environment)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + " is not a setting of this service; it is given by a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"counter.commit.batch-max", "counter.commit.batchMax", "counter.commit.batch_max", "counter.create-on-increment",
      "counters.commit.lane", "spring.main.lane", "counter", "server.port"})
  void takes_every_spelling_of_a_setting_and_what_is_none_of_its_business(String name) {
    assertThat(KnownSettings.unknown(new MapPropertySource("a file", Map.of(name, "1")))).isEmpty();
  }

  @Test
  void only_logs_what_may_be_meant_for_somebody_else() {
    var variables = new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        Map.of("COUNTER_COMMIT_LANE", "3", "COUNTER_CREATE_ON_INCREMENTS", "1", "COUNTER_COMMIT_BATCH_MAX", "1", "COUNTER_COMMIT_WAITMAX",
            "1s", "COUNTER_API_KEY", "hush", "COUNTER_URL", "http://localhost", "COUNTER_SERVICE_HOST", "10.0.0.1"));
    assertThat(KnownSettings.unknown(variables)).containsExactly("COUNTER_COMMIT_LANE", "COUNTER_CREATE_ON_INCREMENTS");
    var environment = new StandardEnvironment();
    environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
    assertThatCode(() -> KnownSettings.check(environment)).doesNotThrowAnyException();
  }
}
