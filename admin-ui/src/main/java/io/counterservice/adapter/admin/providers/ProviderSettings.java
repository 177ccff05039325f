package io.counterservice.adapter.admin.providers;

import io.counterservice.domain.access.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the claims of an OpenID Connect provider mean here. Whoever has values of several roles gets the highest.
 *
 * @param nameClaim the claim that holds the name of a user
 * @param roleClaim the claim whose values decide on the role; one within another is written {@code realm_access.roles}
 * @param adminValues the values that make somebody an admin
 * @param operatorValues the values that make somebody an operator
 * @param viewerValues the values that make somebody a viewer; whoever has none of all of these does not come in
 */
@ConfigurationProperties("counter.console.oidc")
record ProviderSettings(@DefaultValue("preferred_username") String nameClaim, @DefaultValue("roles") String roleClaim,
    @Nullable List<String> adminValues, @Nullable List<String> operatorValues, @Nullable List<String> viewerValues) {

  ProviderSettings {
    named("name-claim", nameClaim);
    named("role-claim", roleClaim);
    adminValues = stripped(adminValues);
    operatorValues = stripped(operatorValues);
    viewerValues = stripped(viewerValues);
  }

  /** Throws where nobody could come in. */
  void requireValues() {
    if (of(Role.ADMIN).isEmpty() && of(Role.OPERATOR).isEmpty() && of(Role.VIEWER).isEmpty())
      throw new IllegalArgumentException(
          "counter.console.oidc.admin-values, operator-values or viewer-values must name a value of the claim "
              + roleClaim + ": without any nobody could sign in with the provider");
  }

  Optional<String> name(Claims claims) {
    return claims.values(nameClaim).stream().findFirst();
  }

  /** The role of whoever has the claims; nothing where no value of them means one. */
  Optional<Role> role(Claims claims) {
    List<String> values = claims.values(roleClaim);
    return List.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER).stream().filter(role -> of(role).stream().anyMatch(values::contains))
        .findFirst();
  }

  List<String> of(Role role) {
    return Objects.requireNonNullElse(switch (role) {
      case ADMIN -> adminValues;
      case OPERATOR -> operatorValues;
      case VIEWER -> viewerValues;
    }, List.of());
  }

  private static void named(String key, String value) {
    if (value.isBlank())
      throw new IllegalArgumentException("counter.console.oidc." + key + " must not be blank");
  }

  private static @Nullable List<String> stripped(@Nullable List<String> values) {
    return values == null ? null : values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
  }
}
