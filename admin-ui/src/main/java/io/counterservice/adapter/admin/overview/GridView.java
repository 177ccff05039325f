package io.counterservice.adapter.admin.overview;

import io.counterservice.domain.cluster.Grid;
import java.util.List;

/**
 * The grid in words.
 *
 * @param kind the style of the word: {@code ok}, {@code near} or {@code dim}
 * @param meaning what the state means for those who use the service
 */
record GridView(String kind, String word, String meaning, String name, List<String> members, List<String> absent) {

  static GridView of(Grid grid) {
    return switch (grid.state()) {
      case OFF ->
        view(grid, "dim", "off", "This node shares nothing in memory. One node needs no grid; several count rightly without one.");
      case STARTING -> view(grid, "dim", "starting", "This node is about to join.");
      case FAILED -> view(grid, "near", "failed", "This node could not join and tries again: " + grid.reason());
      case INCOMPLETE -> view(grid, "near", "incomplete", "Some that are named are not there. Everything is counted all the same.");
      case COMPLETE -> view(grid, "ok", "complete", "");
    };
  }

  private static GridView view(Grid grid, String kind, String word, String meaning) {
    return new GridView(kind, word, meaning, grid.name(), grid.members(), grid.absent());
  }
}
