package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastInstance;
import io.counterservice.domain.cluster.Grid;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The grid as this node sees it. */
public final class GridReport implements Supplier<Grid> {
  private final @Nullable GridMember member;
  private final GridSettings settings;

  /** @param member null where there is no grid */
  GridReport(@Nullable GridMember member, GridSettings settings) {
    this.member = member;
    this.settings = settings;
  }

  @Override
  public Grid get() {
    if (member == null)
      return Grid.without(Grid.State.OFF, "");
    HazelcastInstance grid = member.instance();
    if (grid != null)
      return joined(grid);
    String failure = member.failure();
    return failure == null ? Grid.without(Grid.State.STARTING, "") : Grid.without(Grid.State.FAILED, failure);
  }

  private Grid joined(HazelcastInstance grid) {
    List<String> absent = AbsentMembers.of(grid, settings.named());
    return new Grid(absent.isEmpty() ? Grid.State.COMPLETE : Grid.State.INCOMPLETE, settings.clusterName(),
        grid.getCluster().getMembers().stream().map(present -> present.getAddress().toString()).toList(), absent, "");
  }
}
