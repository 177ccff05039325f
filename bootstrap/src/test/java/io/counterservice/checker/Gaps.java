package io.counterservice.checker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sees to it that every version has an operation: counter by counter, or together where atomic groups tie counters. */
final class Gaps {
  private final Findings findings;
  private int unsettled;

  Gaps(Findings findings) {
    this.findings = findings;
  }

  /** Explains what can be explained. @return how many counters were left unsettled */
  int close(Collection<CounterCase> counters) {
    List<CounterCase> enough = new ArrayList<>();
    for (CounterCase counter : counters) {
      var gaps = counter.chain().gaps();
      if (gaps.stream().mapToLong(Chain.Gap::size).sum() > counter.chain().open().size())
        blame(counter);
      else if (!gaps.isEmpty() || hasOpenGroup(counter))
        enough.add(counter);
    }
    tied(enough).forEach(this::search);
    return unsettled;
  }

  /** More versions than operations that could have taken them: says so once for each gap, at its first version. */
  private void blame(CounterCase counter) {
    for (Slot slot : Slot.of(counter, 0, 1))
      if (slot.before() != null)
        GapSearch.blame(slot, slot.before(), findings);
  }

  private void search(List<CounterCase> counters) {
    var search = new GapSearch(counters);
    switch (search.run()) {
      case SETTLED -> search.explain();
      case UNSETTLED -> unsettled += counters.size();
      case IMPOSSIBLE -> search.blame(findings);
      case HALF_GROUP -> findings.add(Law.GROUP_WHOLE, "the versions that no answer tells of can only be explained by a part of an atomic group: "
        + counters.stream().flatMap(counter -> counter.chain().open().stream()).filter(open -> open.group() != null).toList());
    }
  }

  private static boolean hasOpenGroup(CounterCase counter) {
    return counter.chain().open().stream().anyMatch(operation -> operation.group() != null);
  }

  /** Counters that open groups tie together, in one list each. */
  private static List<List<CounterCase>> tied(List<CounterCase> counters) {
    Map<String, List<CounterCase>> byGroup = new HashMap<>();
    List<List<CounterCase>> components = new ArrayList<>();
    for (CounterCase counter : counters) {
      List<CounterCase> component = new ArrayList<>(List.of(counter));
      for (Operation operation : counter.chain().open()) {
        var other = operation.group() == null ? null : byGroup.get(operation.group());
        if (other != null && other != component) {
          component.addAll(other);
          components.remove(other);
          byGroup.replaceAll((_, members) -> members == other ? component : members);
        }
        if (operation.group() != null)
          byGroup.put(operation.group(), component);
      }
      components.add(component);
    }
    return components;
  }
}
