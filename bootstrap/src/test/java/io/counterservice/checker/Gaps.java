package io.counterservice.checker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
      else if (!gaps.isEmpty() || !openGroups(counter).isEmpty())
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
      case HALF_GROUP ->
        findings.add(Law.GROUP_WHOLE, "the versions that no answer tells of can only be explained by a part of an atomic group: "
            + counters.stream().flatMap(counter -> counter.chain().open().stream()).filter(open -> open.group() != null).toList());
    }
  }

  /** Counters that open groups tie together. */
  private record Tied(List<CounterCase> counters, Set<String> groups) {
    boolean absorbs(Tied other) {
      if (Collections.disjoint(groups, other.groups))
        return false;
      counters.addAll(other.counters);
      groups.addAll(other.groups);
      return true;
    }
  }

  private static List<List<CounterCase>> tied(List<CounterCase> counters) {
    List<Tied> components = new ArrayList<>();
    for (CounterCase counter : counters) {
      var component = new Tied(new ArrayList<>(List.of(counter)), openGroups(counter));
      components.removeIf(component::absorbs);
      components.add(component);
    }
    return components.stream().map(Tied::counters).toList();
  }

  private static Set<String> openGroups(CounterCase counter) {
    Set<String> groups = new HashSet<>();
    for (Operation operation : counter.chain().open())
      if (operation.group() != null)
        groups.add(operation.group());
    return groups;
  }
}
