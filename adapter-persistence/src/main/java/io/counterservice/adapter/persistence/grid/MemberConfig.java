package io.counterservice.adapter.persistence.grid;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.NetworkConfig;
import java.time.Duration;
import java.util.Map;

/** How Hazelcast is set up: found by address or DNS alone, on one address, quick to notice who is gone, and quiet. */
final class MemberConfig {
  /** Ends in the version of the form of what it holds: nodes of another form have a map of their own. */
  static final String COUNTERS = "counters-1";
  static final String CONSUMPTION = "consumption-1";
  static final String CHANGES = "changes-1";
  static final String INTERESTS = "interests-1";
  static final String SESSIONS = "sessions-1";
  private static final int SESSIONS_PER_NODE_MAX = 10_000;
  private static final int COUNTERS_PER_NODE_MAX = 100_000;
  private static final Duration COUNTER_TTL = Duration.ofMinutes(10);
  private static final int JOIN_TIMEOUT_SECONDS = 2;

  private static final Map<String, String> PROPERTIES = Map.ofEntries(//
      Map.entry("hazelcast.logging.type", "slf4j"), //
      Map.entry("hazelcast.phone.home.enabled", "false"), //
      Map.entry("hazelcast.shutdownhook.enabled", "false"), //
      Map.entry("hazelcast.socket.bind.any", "false"), //
      Map.entry("hazelcast.graceful.shutdown.max.wait", "3"), //
      Map.entry("hazelcast.wait.seconds.before.join", "1"), //
      Map.entry("hazelcast.max.wait.seconds.before.join", "3"), //
      Map.entry("hazelcast.heartbeat.interval.seconds", "2"), //
      Map.entry("hazelcast.max.no.heartbeat.seconds", "10"), //
      Map.entry("hazelcast.merge.first.run.delay.seconds", "10"), //
      Map.entry("hazelcast.merge.next.run.delay.seconds", "10"), //
      Map.entry("hazelcast.operation.call.timeout.millis", "5000"), //
      Map.entry("hazelcast.io.thread.count", "1"), //
      Map.entry("hazelcast.event.thread.count", "1"), //
      Map.entry("hazelcast.operation.thread.count", "2"), //
      Map.entry("hazelcast.operation.generic.thread.count", "2"));

  private MemberConfig() {}

  static Config of(GridSettings settings) {
    Config config = new Config().setClusterName(settings.clusterName()).addMapConfig(counters()).addMapConfig(sessions());
    PROPERTIES.forEach(config::setProperty);
    config.getMetricsConfig().setEnabled(false);
    NetworkConfig network = config.getNetworkConfig().setPort(settings.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(settings.address());
    join(settings, network.getJoin());
    return config;
  }

  private static void join(GridSettings settings, JoinConfig join) {
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    String dns = settings.kubernetesDns();
    if (dns == null)
      join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(JOIN_TIMEOUT_SECONDS).setMembers(settings.named());
    else
      join.getKubernetesConfig().setEnabled(true).setProperty("service-dns", dns)
          .setProperty("service-port", Integer.toString(settings.port()));
  }

  private static MapConfig counters() {
    MapConfig map = new MapConfig(COUNTERS).setBackupCount(0).setTimeToLiveSeconds((int) COUNTER_TTL.toSeconds());
    map.getEvictionConfig().setEvictionPolicy(EvictionPolicy.LRU).setMaxSizePolicy(MaxSizePolicy.PER_NODE).setSize(COUNTERS_PER_NODE_MAX);
    return map;
  }

  /** Whoever loses a node keeps the sessions; whoever loses two at once may have to sign in again. */
  private static MapConfig sessions() {
    MapConfig map = new MapConfig(SESSIONS).setBackupCount(1);
    map.getEvictionConfig().setEvictionPolicy(EvictionPolicy.LRU).setMaxSizePolicy(MaxSizePolicy.PER_NODE).setSize(SESSIONS_PER_NODE_MAX);
    return map;
  }
}
