package io.counterservice.adapter.websocket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How live connections are kept up, and how fast they are.
 *
 * @param heartbeat how often the other side is asked whether it is there
 * @param updatesPerSecond how many changes of one counter a second are told, at most and where nothing else is asked for
 */
@ConfigurationProperties("counter.live")
record LiveSettings(@DefaultValue("10s") Duration heartbeat, @DefaultValue("10") int updatesPerSecond) {
  private static final Duration HEARTBEAT_MIN = Duration.ofMillis(100);
  private static final Duration HEARTBEAT_MAX = Duration.ofMinutes(1);
  private static final int UPDATES_MAX = 1_000;

  LiveSettings {
    if (heartbeat.compareTo(HEARTBEAT_MIN) < 0 || heartbeat.compareTo(HEARTBEAT_MAX) > 0)
      throw new IllegalArgumentException("counter.live.heartbeat must be 100ms to 1m");
    if (updatesPerSecond < 1 || updatesPerSecond > UPDATES_MAX)
      throw new IllegalArgumentException("counter.live.updates-per-second must be 1 to " + UPDATES_MAX);
  }
}
