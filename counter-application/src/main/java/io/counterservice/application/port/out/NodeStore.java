package io.counterservice.application.port.out;

import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where nodes tell each other of themselves. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}. */
public interface NodeStore {
  /** What was told is forgotten after this. */
  Duration KEPT = Duration.ofHours(1);

  /** A node, and when it told of itself last. */
  record Seen(Node node, Instant at) {}

  /** Keeps what a node did, and that it was seen at the end of that. A node that begins takes the place of a silent one of its name. */
  void report(Node node, Sample sample);

  /** A node ends. What it did stays. */
  void leave(UUID id);

  /** The nodes that were seen at that instant or later, by name. */
  List<Seen> nodes(Instant since);

  /** What nodes did, as far as it ended after that instant: of each node, also of those that left, the oldest first. */
  Map<UUID, List<Sample>> samples(Instant since);
}
