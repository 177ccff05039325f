package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastInstance;
import io.counterservice.adapter.persistence.testing.Ports;
import io.counterservice.application.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Some members that know each other's addresses, and a cluster name that nobody else has. */
final class Grid implements AutoCloseable {
  private final String name = "test-" + UUID.randomUUID();
  private final List<GridMember> members = new ArrayList<>();
  private final List<String> addresses;

  Grid(int size) {
    addresses = Ports.free(size).stream().map(port -> "127.0.0.1:" + port).toList();
  }

  GridSettings settings(int number) {
    return settings(number, name);
  }

  GridSettings settings(int number, String clusterName) {
    String address = addresses.get(number);
    return new GridSettings(true, clusterName, "127.0.0.1", Integer.parseInt(address.substring(address.indexOf(':') + 1)), addresses, null);
  }

  /** Starts a member, and waits until it is one. */
  GridMember start(int number) {
    return start(settings(number));
  }

  GridMember start(GridSettings settings) {
    var member = new GridMember(settings);
    members.add(member);
    member.start();
    Await.until(() -> member.instance() != null);
    return member;
  }

  /** Starts all, and waits until they have met. */
  List<GridMember> startAll() {
    for (int number = 0; number < addresses.size(); number++)
      start(number);
    for (GridMember member : members)
      awaitSize(member, members.size());
    return members;
  }

  List<GridMember> members() {
    return members;
  }

  String address(int number) {
    return addresses.get(number);
  }

  static void awaitSize(GridMember member, int size) {
    Await.until(() -> joined(member).getCluster().getMembers().size() == size);
  }

  /** Ends a member as the loss of its machine would. */
  static void kill(GridMember member) {
    joined(member).getLifecycleService().terminate();
  }

  private static HazelcastInstance joined(GridMember member) {
    return Objects.requireNonNull(member.instance());
  }

  @Override
  public void close() {
    members.forEach(GridMember::close);
  }
}
