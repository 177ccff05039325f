package io.counterservice.bootstrap.settings;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.access.BootstrapKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What exists before the port opens.
 *
 * @param apiKey
 *          a key with scope admin, {@code ck_<id>_<secret>}; absent, one is made for an empty database and printed once
 * @param adminPassword
 *          the password of the first user, who is called admin; absent, one is made for a database without users and printed once
 * @param resetAdminPassword
 *          whether admin gets another password, printed once, at this start; for whoever can sign in no more
 */
@ConfigurationProperties("counter.bootstrap")
public record BootstrapSettings(@Nullable String apiKey, @Nullable String adminPassword,
    @DefaultValue("false") boolean resetAdminPassword) {
  public BootstrapSettings {
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    if (apiKey != null)
      BootstrapKey.requireKey(apiKey);
    adminPassword = adminPassword == null || adminPassword.isBlank() ? null : adminPassword;
    if (adminPassword != null)
      BootstrapAdmin.requirePassword(adminPassword);
  }

  @Override
  public String toString() {
    return "BootstrapSettings[apiKey=" + presence(apiKey) + ", adminPassword=" + presence(adminPassword) + "]";
  }

  private static String presence(@Nullable String secret) {
    return secret == null ? "none" : "given";
  }
}
