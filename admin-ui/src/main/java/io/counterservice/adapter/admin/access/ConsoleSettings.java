package io.counterservice.adapter.admin.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in to the console, and for how long.
 *
 * @param sessionIdleMax after which a session ends that nobody uses
 * @param sessionAgeMax after which each ends, counted from the sign-in
 * @param localSignIn whether with passwords kept here too, where there is a provider
 */
@ConfigurationProperties("counter.console")
record ConsoleSettings(@DefaultValue("30m") Duration sessionIdleMax, @DefaultValue("12h") Duration sessionAgeMax,
    @DefaultValue("true") boolean localSignIn) {
  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofDays(365);

  ConsoleSettings {
    within("session-idle-max", sessionIdleMax);
    within("session-age-max", sessionAgeMax);
  }

  private static void within(String key, Duration value) {
    if (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0)
      throw new IllegalArgumentException("counter.console." + key + " must be 1s to 365d, but is " + value);
  }
}
