package io.counterservice.bootstrap.telemetry;

import io.counterservice.bootstrap.settings.CommitSettings;
import io.counterservice.bootstrap.settings.NodeSettings;
import io.counterservice.domain.cluster.Node;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who this node is among the others. */
final class ThisNode {
  /** One for the requests whose counters belong to several. */
  private static final int MORE_LANES = 1;
  private final UUID id = UUID.randomUUID();
  private final NodeSettings settings;
  private final CommitSettings commits;
  private final Supplier<String> port;
  private final Instant startedAt;
  private @Nullable Node known;

  /** @param port known when the service has started */
  ThisNode(NodeSettings settings, CommitSettings commits, Supplier<String> port, Instant startedAt) {
    this.settings = settings;
    this.commits = commits;
    this.port = port;
    this.startedAt = startedAt;
  }

  synchronized Node get() {
    Node told = known;
    if (told == null) {
      told = node();
      known = told;
    }
    return told;
  }

  private Node node() {
    String given = settings.name();
    return new Node(id, given == null ? host() + ":" + port.get() : given, version(), startedAt, commits.lanes(),
        (long) (commits.lanes() + MORE_LANES) * commits.waitingMax());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  /** Stands in the packaged service alone. */
  private static String version() {
    String version = ThisNode.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
