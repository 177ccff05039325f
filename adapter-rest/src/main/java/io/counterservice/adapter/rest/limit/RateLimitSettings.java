package io.counterservice.adapter.rest.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nodes keep rate plans together.
 *
 * @param syncInterval how often a node tells the others what it admitted, 10 ms to 10 s
 */
@ConfigurationProperties("counter.rate-limit")
public record RateLimitSettings(@DefaultValue("100ms") Duration syncInterval) {
  private static final Duration INTERVAL_MIN = Duration.ofMillis(10);
  private static final Duration INTERVAL_MAX = Duration.ofSeconds(10);

  public RateLimitSettings {
    if (syncInterval.compareTo(INTERVAL_MIN) < 0 || syncInterval.compareTo(INTERVAL_MAX) > 0)
      throw new IllegalArgumentException("counter.rate-limit.sync-interval must be 10ms to 10s, but is " + syncInterval);
  }
}
