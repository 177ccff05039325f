package io.counterservice.checker;

import io.counterservice.checker.CounterCase.Fact;
import io.counterservice.checker.CounterModel.Next;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answered operations between a gap and the next edit or gap: all are decided by the bounds that the gap leaves behind, so
 * they tell which edit of unknown outcome can have been the last in it.
 *
 * @param bounds the bounds that a read or refusal told within the stretch, null if none did
 */
record Stretch(List<Chain.Link> links, @Nullable Bounds bounds, long initialValue) {

  boolean admits(State before) {
    if (bounds != null)
      return bounds.equals(before.bounds());
    State state = before;
    for (Chain.Link link : links) {
      if (!(CounterModel.decide(state, link.operation().asked(), initialValue) instanceof Next(State next)))
        return false;
      var applied = link.operation().applied();
      if (applied == null || next.value() != applied.value())
        return false;
      state = next;
    }
    return true;
  }

  /** Finds the stretches of one counter; where no edit is in doubt there is nothing to tell. */
  record Finder(CounterCase counter, Map<Long, Fact> facts) {

    @Nullable
    Stretch after(Chain.Gap gap) {
      var next = gap.next();
      var chain = counter.chain();
      if (next == null || chain.open().stream().noneMatch(open -> open.asked() instanceof Asked.Edit))
        return null;
      var answered = chain.answered();
      int from = answered.indexOf(next);
      int to = from;
      Bounds bounds = null;
      while (to < answered.size() && follows(answered.get(to), gap.to() + 1 + to - from) && bounds == null) {
        var fact = facts.get(answered.get(to).version());
        bounds = fact == null ? null : fact.bounds();
        to++;
      }
      return new Stretch(answered.subList(from, to), bounds, chain.seed().initialValue());
    }

    private static boolean follows(Chain.Link link, long version) {
      return link.version() == version && !(link.operation().asked() instanceof Asked.Edit);
    }
  }
}
