package io.counterservice.bootstrap.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings there are, all of them: a misspelt one must not pass for one that was not given. */
public final class KnownSettings {
  public static final Set<String> NAMES = Set.of("counter.access.addresses-max", "counter.access.failures-max",
      "counter.access.failures-period", "counter.audit.retention", "counter.bootstrap.admin-password", "counter.bootstrap.api-key",
      "counter.bootstrap.reset-admin-password",
      "counter.commit.batch-max",
      "counter.commit.lanes",
      "counter.console.local-sign-in",
      "counter.console.oidc.admin-values", "counter.console.oidc.name-claim", "counter.console.oidc.operator-values",
      "counter.console.oidc.role-claim", "counter.console.oidc.viewer-values", "counter.console.session-age-max",
      "counter.console.session-idle-max",
      "counter.commit.wait-max", "counter.commit.waiting-max", "counter.create-on-increment", "counter.embedded.data-directory",
      "counter.embedded.shared-buffers", "counter.embedded.start-timeout", "counter.embedded.stop-timeout", "counter.grid.address",
      "counter.grid.cluster-name", "counter.grid.enabled", "counter.grid.kubernetes-dns", "counter.grid.members", "counter.grid.port",
      "counter.keys.refresh-interval",
      "counter.keys.stale-after", "counter.journal.day-retention", "counter.journal.hour-retention", "counter.journal.minute-retention",
      "counter.journal.retention",
      "counter.ledger.commit-timeout", "counter.ledger.connect-timeout",
      "counter.ledger.idempotency-retention", "counter.ledger.resolve-timeout", "counter.live.connections-max", "counter.live.heartbeat",
      "counter.live.updates-per-second",
      "counter.live.connections-per-address-max", "counter.live.connections-per-key-max", "counter.live.counters-per-connection-max",
      "counter.live.subscriptions-max", "counter.live.subscriptions-per-key-max", "counter.node.name", "counter.rate-limit.default-plan",
      "counter.rate-limit.sync-interval", "counter.rest.bodies-size-max",
      "counter.rest.body-size-max", "counter.rest.body-timeout", "counter.rest.bulk-size-max", "counter.rest.drain-size-max",
      "counter.rest.farewell-max", "counter.rest.farewell-min", "counter.rest.idle-max", "counter.tokens.pattern-claim");
  private static final Set<String> SECTIONS = NAMES.stream().map(KnownSettings::section).collect(Collectors.toUnmodifiableSet());
  private static final Logger LOG = LoggerFactory.getLogger(KnownSettings.class);
  /** Whoever runs this machine or this JVM may have names there that begin like ours. */
  private static final Set<String> SHARED_SOURCES = Set.of(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
      StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

  private KnownSettings() {}

  /** Refuses a name that looks like a setting and is none; only logs it where it may be meant for somebody else. */
  public static void check(ConfigurableEnvironment environment) {
    for (PropertySource<?> source : environment.getPropertySources())
      for (String name : unknown(source))
        if (SHARED_SOURCES.contains(source.getName()))
          LOG.warn("{} looks like a setting of this service, but there is none of this name", name);
        else
          throw new IllegalArgumentException(name + " is not a setting of this service; it is given by " + source.getName());
  }

  static List<String> unknown(PropertySource<?> source) {
    return source instanceof EnumerablePropertySource<?> listed
        ? Arrays.stream(listed.getPropertyNames()).filter(KnownSettings::looksLikeOne).filter(name -> !isOne(name)).sorted().toList()
        : List.of();
  }

  /** Whether it begins with {@code counter.}; of a variable more is asked, for COUNTER_URL and the like are none of ours. */
  private static boolean looksLikeOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("counter.") || SECTIONS.stream().anyMatch(lower::startsWith);
  }

  /** How the variables of a setting's group begin, such as {@code counter_commit_}; the whole name of one without a group. */
  private static String section(String name) {
    int end = name.lastIndexOf('.') + 1;
    return (end > "counter.".length() ? name.substring(0, end) : name).replaceAll("[.-]", "_");
  }

  /** Spring takes {@code counter.commit.batch-max} as batchMax and COUNTER_COMMIT_BATCHMAX too. */
  private static boolean isOne(String name) {
    return NAMES.stream().anyMatch(known -> letters(known).equals(letters(name)));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
  }
}
