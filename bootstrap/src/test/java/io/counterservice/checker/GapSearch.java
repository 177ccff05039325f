package io.counterservice.checker;

import io.counterservice.checker.CounterModel.Next;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains versions that no answer tells of by operations of unknown outcome, each at most once: a depth-first search over the
 * slots in order of version, which tries for each the operations that lead to a state admitted there. In general this is as
 * hard as subset sum, so it gives up after a number of steps; where values between are known (from the journal, reads,
 * refusals, or the next answer) a slot admits few operations and the search hardly ever turns back.
 */
final class GapSearch {
  private static final int STEPS_MAX = 200_000;

  enum Result {
    SETTLED, IMPOSSIBLE, HALF_GROUP, UNSETTLED
  }

  private final List<Slot> slots = new ArrayList<>();
  private final Doubt doubt = new Doubt();
  private final boolean checksGroups;
  private int[] tried = {};
  private Operation[] taken = {};
  private State[] after = {};
  private int deepest;
  private @Nullable State deepestBefore;

  /** @param counters those that atomic groups of unknown outcome tie together, or one */
  GapSearch(List<CounterCase> counters) {
    for (CounterCase counter : counters) {
      slots.addAll(Slot.of(counter, slots.size(), Integer.MAX_VALUE));
      doubt.add(counter.chain());
    }
    // Without a known end a member may be applied after the last version seen.
    checksGroups = counters.stream().allMatch(counter -> counter.end() != null);
  }

  Result run() {
    tried = new int[slots.size()];
    taken = new Operation[slots.size()];
    after = new State[slots.size()];
    boolean halfGroup = false;
    int at = 0;
    for (int steps = 0; at >= 0; steps++) {
      if (steps > STEPS_MAX)
        return Result.UNSETTLED;
      if (at == slots.size() && (!checksGroups || doubt.groupsAreWhole()))
        return Result.SETTLED;
      halfGroup |= at == slots.size();
      boolean further = at < slots.size() && fill(at);
      at += further ? 1 : -1;
      if (!further && at >= 0)
        line(at).giveBack();
    }
    return halfGroup ? Result.HALF_GROUP : Result.IMPOSSIBLE;
  }

  private boolean fill(int at) {
    var slot = slots.get(at);
    var before = before(at);
    if (at >= deepest) {
      deepest = at;
      deepestBefore = before;
    }
    var lines = doubt.lines(slot.counter());
    while (tried[at] < lines.size()) {
      var line = lines.get(tried[at]++);
      if (line.hasOneBy(slot.deadline()) && decide(slot, before, line.asked()) instanceof Next(State state) && slot.admits(state)) {
        taken[at] = line.take();
        after[at] = state;
        return true;
      }
    }
    tried[at] = 0;
    return false;
  }

  private Doubt.Line line(int at) {
    return doubt.lines(slots.get(at).counter()).get(tried[at] - 1);
  }

  private State before(int at) {
    var slot = slots.get(at);
    var before = slot.before();
    if (before == null)
      return after[at - 1];
    return slot.boundsFrom() < 0 ? before : new State(before.version(), before.value(), after[slot.boundsFrom()].bounds());
  }

  private static CounterModel.Decision decide(Slot slot, State before, Asked asked) {
    return CounterModel.decide(before, asked, slot.counter().chain().seed().initialValue());
  }

  /** After {@code SETTLED}: tells the chains who took the slots. */
  void explain() {
    for (int i = 0; i < slots.size(); i++)
      slots.get(i).counter().chain().explain(slots.get(i).version(), taken[i]);
  }

  /** After {@code IMPOSSIBLE}: the slot that no operation fitted, and what the state before it was. */
  void blame(Findings findings) {
    if (deepestBefore != null)
      blame(slots.get(deepest), deepestBefore, findings);
  }

  /** A version that nobody explains: best by a request that was not answered, sent again and applied again; else by nobody. */
  static void blame(Slot slot, State before, Findings findings) {
    for (Operation operation : slot.counter().retried())
      if (operation.attempts().getFirst().invoked() <= slot.deadline()
          && decide(slot, before, operation.asked()) instanceof Next(State state)
          && slot.admits(state)) {
        findings.add(Law.ONCE, "version " + slot.version() + " of " + slot.counter().chain().counter() + " after " + before
            + " fits a request that was not answered, was sent again, and has its version: " + operation.attempts());
        return;
      }
    findings.add(Law.VERSION_GAPLESS,
        "version " + slot.version() + " of " + slot.counter().chain().counter() + " after " + before
            + " was taken by no operation that was asked for");
  }
}
