package io.counterservice.crash;

import java.util.List;

/**
 * Where a node runs.
 *
 * @param address on which it answers
 * @param command what its own command follows
 */
record Place(String address, List<String> command) {
  /** This machine, for nobody else. */
  static final Place HERE = new Place("127.0.0.1", List.of());
}
