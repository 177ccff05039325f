package io.counterservice.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BootstrapSettingsTest {
  private static final String KEY = "ck_ops_0123456789abcdefghijklmnopqrstuv";

  @Test
  void takes_what_is_blank_for_not_given() {
    assertThat(new BootstrapSettings(" ", "", false)).isEqualTo(new BootstrapSettings(null, null, false));
  }

  @Test
  void takes_a_password_as_it_is() {
    assertThat(new BootstrapSettings(null, " correct horse ", false).adminPassword()).isEqualTo(" correct horse ");
  }

  @Test
  void shows_neither_key_nor_password() {
    assertThat(new BootstrapSettings(KEY, "correct horse", false)).hasToString("BootstrapSettings[apiKey=given, adminPassword=given]");
    assertThat(new BootstrapSettings(null, null, false)).hasToString("BootstrapSettings[apiKey=none, adminPassword=none]");
  }

  @Test
  void names_the_setting_that_breaks_a_rule_and_not_its_value() {
    assertThatThrownBy(() -> new BootstrapSettings(null, "hushhush", false)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counter.bootstrap.admin-password must have 10 characters at least");
  }
}
