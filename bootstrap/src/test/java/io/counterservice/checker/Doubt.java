package io.counterservice.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations of unknown outcome that may take slots. Those of one counter that ask the same are interchangeable, so they stand
 * in one line, the earliest first; a member of an atomic group stands alone, for the others must follow it.
 */
final class Doubt {
  /** Interchangeable operations; the first {@code taken} of them have a version. */
  static final class Line {
    private final List<Operation> operations = new ArrayList<>();
    private int taken;

    boolean hasOneBy(long instant) {
      return taken < operations.size() && operations.get(taken).invoked() <= instant;
    }

    Operation take() {
      return operations.get(taken++);
    }

    void giveBack() {
      taken--;
    }

    Asked asked() {
      return operations.getFirst().asked();
    }
  }

  private record Kind(Asked asked, String group) {}

  private final Map<String, List<Line>> lines = new HashMap<>();
  private final Map<String, List<Line>> groups = new LinkedHashMap<>();

  void add(Chain chain) {
    Map<Kind, Line> byKind = new LinkedHashMap<>();
    for (Operation operation : chain.open()) {
      var group = operation.group();
      var line = byKind.computeIfAbsent(new Kind(operation.asked(), group == null ? "" : group), _ -> new Line());
      line.operations.add(operation);
      if (group != null)
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(line);
    }
    lines.put(chain.counter(), List.copyOf(byKind.values()));
  }

  List<Line> lines(CounterCase counter) {
    return lines.getOrDefault(counter.chain().counter(), List.of());
  }

  /** Whether each group was taken wholly or not at all. */
  boolean groupsAreWhole() {
    return groups.values().stream().allMatch(members -> {
      long taken = members.stream().filter(line -> line.taken > 0).count();
      return taken == 0 || taken == members.size();
    });
  }
}
