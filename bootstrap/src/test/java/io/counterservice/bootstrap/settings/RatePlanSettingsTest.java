package io.counterservice.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RatePlanSettingsTest {
  private static final String KEY = "counter.rate-limit.default-plan";

  @Test
  void has_no_default_plan_unless_one_is_named() {
    assertThat(bind(Map.of()).defaultPlan()).isNull();
    assertThat(bind(Map.of(KEY, "gold")).defaultPlan()).isEqualTo("gold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "none"})
  void has_a_word_for_none(String value) {
    assertThat(bind(Map.of(KEY, value)).defaultPlan()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "-gold", "gold/day"})
  void refuses_what_no_plan_can_be_called(String value) {
    assertThatThrownBy(() -> bind(Map.of(KEY, value))).hasStackTraceContaining(KEY + " must be");
  }

  private static RatePlanSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("counter.rate-limit", RatePlanSettings.class);
  }
}
