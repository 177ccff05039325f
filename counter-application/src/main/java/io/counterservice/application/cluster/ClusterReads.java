package io.counterservice.application.cluster;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.ReadCluster;
import io.counterservice.application.port.out.NodeStore;
import io.counterservice.application.port.out.Surroundings;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;
import io.counterservice.domain.cluster.Sample;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What the nodes told, put together. */
public final class ClusterReads implements ReadCluster {
  private final NodeStore nodes;
  private final Surroundings surroundings;
  private final InstantSource clock;
  private final Executor readers;

  /** @param readers its threads may block */
  public ClusterReads(NodeStore nodes, Surroundings surroundings, InstantSource clock, Executor readers) {
    this.nodes = nodes;
    this.surroundings = surroundings;
    this.clock = clock;
    this.readers = readers;
  }

  @Override
  public CompletionStage<Cluster> now() {
    return Blocking.ask(readers, () -> {
      Instant now = clock.instant();
      Map<UUID, List<Sample>> samples = nodes.samples(now.minus(Cluster.SHOWN).minus(Cluster.STEP.multipliedBy(2)));
      List<Cluster.Member> members = nodes.nodes(now.minus(Cluster.KNOWN_FOR)).stream().map(seen -> member(seen, samples)).toList();
      return new Cluster(now, members, Cluster.slots(now, samples.values().stream().flatMap(List::stream).toList()));
    });
  }

  @Override
  public CompletionStage<Database> database() {
    return Blocking.ask(readers, surroundings::database);
  }

  @Override
  public Grid grid() {
    return surroundings.grid();
  }

  private static Cluster.Member member(NodeStore.Seen seen, Map<UUID, List<Sample>> samples) {
    List<Sample> told = samples.get(seen.node().id());
    return new Cluster.Member(seen.node(), seen.at(), told == null ? null : told.getLast());
  }
}
