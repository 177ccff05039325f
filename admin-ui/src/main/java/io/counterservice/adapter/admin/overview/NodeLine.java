package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.cluster.Cluster;
import io.counterservice.domain.cluster.Node;
import io.counterservice.domain.cluster.Sample;
import java.time.Instant;

/**
 * A node in a list.
 *
 * @param operations a second; empty where nothing is heard of it
 * @param waiting operations in its lanes, likewise
 */
record NodeLine(String name, String version, Instant startedAt, Instant seenAt, boolean silent, int lanes, String places, String operations,
    String waiting) {

  static NodeLine of(Cluster.Member member, Instant now) {
    Node node = member.node();
    boolean isSilent = member.isSilent(now);
    Sample last = isSilent ? null : member.last();
    return new NodeLine(node.name(), node.version(), node.startedAt(), member.seenAt(), isSilent, node.lanes(), Numbers.text(node.places()),
        last == null ? "" : Rate.text(last.operationsPerSecond()), last == null ? "" : Numbers.text(last.waiting()));
  }
}
