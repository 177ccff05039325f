package io.counterservice.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that atomic groups are whole ({@link Law#GROUP_WHOLE}): by their answers, and by the order in which several counters saw
 * them.
 *
 * <p>Linearizability is a property of each counter alone, but a group is one instant on several. So all chains are walked
 * together: a group is passed when it is next on all its counters, and at the latest instant that any of them has come to.
 * If the walk gets stuck, two groups came in one order on one counter and in the other order on another.
 */
final class Groups {
  private final Findings findings;
  private final Map<String, List<Operation>> applied = new LinkedHashMap<>();

  private Groups(Findings findings) {
    this.findings = findings;
  }

  static void checkAnswers(List<Operation> operations, Findings findings) {
    Map<String, List<Operation>> groups = new LinkedHashMap<>();
    for (Operation operation : operations)
      if (operation.group() != null)
        groups.computeIfAbsent(operation.group(), _ -> new ArrayList<>()).add(operation);
    groups.forEach((group, members) -> {
      long applied = members.stream().filter(member -> member.applied() != null).count();
      if (applied > 0 && applied < members.size())
        findings.add(Law.GROUP_WHOLE, "group " + group + " was applied in part: " + members);
    });
  }

  /** Needs chains whose own times are in order, or the same fault would be found again. */
  static void checkOrder(Collection<CounterCase> counters, Findings findings) {
    var groups = new Groups(findings);
    List<Track> tracks = new ArrayList<>();
    for (CounterCase counter : counters) {
      for (Chain.Link link : counter.chain().answered())
        if (link.operation().group() != null)
          groups.applied.computeIfAbsent(link.operation().group(), _ -> new ArrayList<>()).add(link.operation());
      tracks.add(new Track(counter.chain().answered()));
    }
    groups.walk(tracks);
  }

  /** How far the walk has come along one counter, and the latest beginning it has met. */
  private static final class Track {
    private final List<Chain.Link> links;
    private int next;
    private @Nullable Operation latest;

    Track(List<Chain.Link> links) {
      this.links = links;
    }

    @Nullable
    Operation head() {
      return next < links.size() ? links.get(next).operation() : null;
    }

    void pass(Operation operation, Findings findings) {
      if (latest != null && latest.invoked() > operation.completed())
        findings.add(Law.GROUP_WHOLE, operation + " had ended before " + latest + " began, which came before it by way of an atomic group");
      if (latest == null || operation.invoked() > latest.invoked())
        latest = operation;
      next++;
    }
  }

  private void walk(List<Track> tracks) {
    Map<String, List<Track>> arrived = new HashMap<>();
    Deque<Track> moving = new ArrayDeque<>(tracks);
    while (!moving.isEmpty()) {
      var track = moving.poll();
      for (var head = track.head(); head != null; head = track.head()) {
        if (head.group() != null) {
          arrive(track, head.group(), arrived, moving);
          break;
        }
        track.pass(head, findings);
      }
    }
    if (!arrived.isEmpty())
      findings.add(Law.GROUP_WHOLE,
          "these groups were not applied at one instant each, for one came before another on one counter and after it on "
              + "another: " + arrived.keySet().stream().map(applied::get).toList());
  }

  private void arrive(Track track, String group, Map<String, List<Track>> arrived, Deque<Track> moving) {
    var waiting = arrived.computeIfAbsent(group, _ -> new ArrayList<>());
    waiting.add(track);
    if (waiting.size() < applied.getOrDefault(group, List.of()).size())
      return;
    arrived.remove(group);
    var latest = waiting.stream().map(it -> it.latest).filter(it -> it != null).max(Comparator.comparingLong(Operation::invoked));
    for (Track member : waiting) {
      member.latest = latest.orElse(null);
      var head = member.head();
      if (head != null)
        member.pass(head, findings);
    }
    moving.addAll(waiting);
  }
}
