package io.counterservice.adapter.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.domain.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderSettingsTest {
  private final ProviderSettings settings = new ProviderSettings("preferred_username", "realm_access.roles", List.of("root", " boss "),
      List.of("night shift"), List.of("staff"));

  private static Claims roles(Object value) {
    return new Claims(Map.of("realm_access", Map.of("roles", value)));
  }

  @Test
  void gives_the_highest_of_all_roles() {
    assertThat(settings.role(roles(List.of("staff", "root")))).contains(Role.ADMIN);
    assertThat(settings.role(roles("staff boss"))).contains(Role.ADMIN);
    assertThat(settings.role(roles(List.of("night shift", 7)))).contains(Role.OPERATOR);
    assertThat(settings.role(roles("night shift"))).contains(Role.OPERATOR);
    assertThat(settings.role(roles(List.of("staff")))).contains(Role.VIEWER);
  }

  @Test
  void gives_none_to_whoever_has_no_value_that_means_one() {
    for (Claims claims : List.of(roles(List.of("Staff", "roots", "")), roles(Map.of("staff", true)), new Claims(Map.of()),
        new Claims(Map.of("realm_access", "staff")), new Claims(Map.of("roles", List.of("staff")))))
      assertThat(settings.role(claims)).as(claims.toString()).isEmpty();
  }

  @Test
  void takes_a_name_with_dots_as_it_is_first() {
    var odd = new ProviderSettings("https://shop.example/name", "https://shop.example/roles", List.of("root"), null, null);
    var claims = new Claims(Map.of("https://shop.example/roles", List.of("root"), "https://shop.example/name", "ada"));
    assertThat(odd.role(claims)).contains(Role.ADMIN);
    assertThat(odd.name(claims)).contains("ada");
  }

  @Test
  void wants_a_value_for_some_role() {
    assertThatThrownBy(() -> new ProviderSettings("sub", "roles", List.of(" "), null, List.of()).requireValues())
        .hasMessageContaining("counter.console.oidc.admin-values");
    assertThatThrownBy(() -> new ProviderSettings(" ", "roles", null, null, null)).hasMessageContaining("counter.console.oidc.name-claim");
    settings.requireValues();
  }
}
