package io.counterservice.adapter.persistence.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The members that the settings name and the grid has not: not started, not reached, or of another cluster name or version. */
final class AbsentMembers {
  private AbsentMembers() {}

  static List<String> of(HazelcastInstance grid, List<String> named) {
    Set<InetSocketAddress> present = grid.getCluster().getMembers().stream().map(Member::getSocketAddress).collect(Collectors.toSet());
    return named.stream().filter(member -> !present.contains(address(member))).toList();
  }

  private static InetSocketAddress address(String member) {
    int colon = member.lastIndexOf(':');
    return new InetSocketAddress(member.substring(0, colon), Integer.parseInt(member.substring(colon + 1)));
  }
}
