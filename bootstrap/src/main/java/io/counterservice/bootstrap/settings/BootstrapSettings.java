package io.counterservice.bootstrap.settings;

import io.counterservice.application.access.BootstrapKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What exists before the port opens.
 *
 * @param apiKey
 *          a key with scope admin, {@code ck_<id>_<secret>}; absent, one is made for an empty database and printed once
 */
@ConfigurationProperties("counter.bootstrap")
public record BootstrapSettings(@Nullable String apiKey) {
  public BootstrapSettings {
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    if (apiKey != null)
      BootstrapKey.requireKey(apiKey);
  }

  @Override
  public String toString() {
    return "BootstrapSettings[apiKey=" + (apiKey == null ? "none" : "given") + "]";
  }
}
