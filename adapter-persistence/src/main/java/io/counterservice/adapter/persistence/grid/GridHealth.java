package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports the grid. It is never down: a node that has lost it serves as well as before. */
final class GridHealth implements HealthIndicator {
  private final @Nullable GridMember member;
  private final GridSettings settings;

  /** @param member null where there is no grid */
  GridHealth(@Nullable GridMember member, GridSettings settings) {
    this.member = member;
    this.settings = settings;
  }

  @Override
  public Health health() {
    if (member == null)
      return Health.unknown().withDetail("state", "off").build();
    HazelcastInstance grid = member.instance();
    if (grid != null)
      return joined(grid);
    String failure = member.failure();
    return failure == null
        ? Health.unknown().withDetail("state", "starting").build()
        : Health.unknown().withDetail("state", "failed").withDetail("reason", failure).build();
  }

  private Health joined(HazelcastInstance grid) {
    List<String> absent = AbsentMembers.of(grid, settings.named());
    Health.Builder health = absent.isEmpty() ? Health.up() : Health.unknown();
    return health.withDetail("state", absent.isEmpty() ? "complete" : "incomplete").withDetail("cluster", settings.clusterName())
        .withDetail("members", grid.getCluster().getMembers().stream().map(present -> present.getAddress().toString()).toList())
        .withDetail("absent", absent).build();
  }
}
