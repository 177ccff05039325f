package io.counterservice.application.testing;

import io.counterservice.application.port.out.NodeStore;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Nodes and what they did, in memory. */
public final class InMemoryNodeStore implements NodeStore {
  private final Map<UUID, Seen> nodes = new HashMap<>();
  private final Map<UUID, List<Sample>> samples = new HashMap<>();

  @Override
  public synchronized void report(Node node, Sample sample) {
    Instant at = sample.to();
    nodes.values().removeIf(seen -> seen.at().isBefore(at.minus(KEPT))
        || (seen.node().name().equals(node.name()) && seen.at().isBefore(at.minus(Cluster.SILENT_AFTER))));
    nodes.put(node.id(), new Seen(node, at));
    samples.computeIfAbsent(node.id(), _ -> new ArrayList<>()).add(sample);
    samples.values().forEach(told -> told.removeIf(each -> each.to().isBefore(at.minus(KEPT))));
  }

  @Override
  public synchronized void leave(UUID id) {
    nodes.remove(id);
  }

  @Override
  public synchronized List<Seen> nodes(Instant since) {
    return nodes.values().stream().filter(seen -> !seen.at().isBefore(since)).sorted(Comparator.comparing(seen -> seen.node().name()))
        .toList();
  }

  @Override
  public synchronized Map<UUID, List<Sample>> samples(Instant since) {
    Map<UUID, List<Sample>> found = new HashMap<>();
    samples.forEach((id, told) -> found.put(id, told.stream().filter(sample -> sample.to().isAfter(since)).toList()));
    found.values().removeIf(List::isEmpty);
    return found;
  }
}
