package io.counterservice.bootstrap.settings;

import io.counterservice.application.access.KeyDirectory;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fresh what is known of API keys must be.
 *
 * @param refreshInterval
 *          how often changes are read from the database
 * @param staleAfter
 *          how old what is known may be before requests are answered with 503
 */
@ConfigurationProperties("counter.keys")
public record AccessSettings(@DefaultValue("500ms") Duration refreshInterval, @DefaultValue("5s") Duration staleAfter) {

  public AccessSettings {
    toLimits(refreshInterval, staleAfter);
  }

  public KeyDirectory.Limits toLimits() {
    return toLimits(refreshInterval, staleAfter);
  }

  private static KeyDirectory.Limits toLimits(Duration refreshInterval, Duration staleAfter) {
    try {
      return new KeyDirectory.Limits(refreshInterval, staleAfter);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("counter.keys.refresh-interval and counter.keys.stale-after: " + wrong.getMessage(), wrong);
    }
  }
}
