package io.counterservice.domain.cluster;

import java.util.List;

/**
 * What the nodes share in memory, as one of them sees it.
 *
 * @param name of the grid; empty where this node is no member
 * @param members their addresses
 * @param absent those that are named and not there
 * @param reason why this node could not become a member; empty where it could
 */
public record Grid(State state, String name, List<String> members, List<String> absent, String reason) {

  /** How much of a grid there is. */
  public enum State {
    OFF, STARTING, FAILED, INCOMPLETE, COMPLETE
  }

  public Grid {
    members = List.copyOf(members);
    absent = List.copyOf(absent);
  }

  /** No member of any. */
  public static Grid without(State state, String reason) {
    return new Grid(state, "", List.of(), List.of(), reason);
  }
}
