package io.counterservice.bootstrap.settings;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.access.BootstrapKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What exists before the port opens.
 *
 * @param apiKey
 *          a key with scope admin, {@code ck_<id>_<secret>}; absent, one is made for an empty database and printed once
 * @param adminPassword
 *          the password of the first user, who is called admin; absent, one is made for a database without users and printed once
 */
@ConfigurationProperties("counter.bootstrap")
public record BootstrapSettings(@Nullable String apiKey, @Nullable String adminPassword) {
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
