package io.counterservice.checker;

import io.counterservice.checker.CounterCase.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version that no answered operation took, so that one of unknown outcome must have.
 *
 * @param before the state before it if this is the first of a gap, null if the slot before this one leads to it
 * @param boundsFrom index of the slot whose bounds are still in force in {@code before}, −1 if those of {@code before} are
 * @param deadline the latest instant at which the version can have been taken, in nanoseconds
 * @param told what is known of the state after it, null if nothing
 * @param following what comes after the gap that this is the last of, null if it is not the last
 */
record Slot(
    CounterCase counter,
    long version,
    @Nullable State before,
    int boundsFrom,
    long deadline,
    @Nullable Fact told,
    @Nullable Stretch following) {

  boolean admits(State after) {
    return isTold(after) && (following == null || following.admits(after));
  }

  private boolean isTold(State after) {
    return told == null || (told.value() == after.value() && (told.bounds() == null || told.bounds().equals(after.bounds())));
  }

  /**
   * The slots of one counter in order.
   *
   * @param offset the index that the first of them will have
   * @param perGapMax how many of each gap are wanted
   */
  static List<Slot> of(CounterCase counter, int offset, int perGapMax) {
    var gaps = counter.chain().gaps();
    if (gaps.isEmpty())
      return List.of();
    var facts = counter.facts();
    var answered = counter.chain().answered();
    var stretches = new Stretch.Finder(counter, facts);
    List<Slot> slots = new ArrayList<>();
    State before = counter.chain().seed().state();
    int boundsFrom = -1;
    int next = 0;
    for (Chain.Gap gap : gaps) {
      for (; next < answered.size() && answered.get(next).version() < gap.from(); next++) {
        var link = answered.get(next);
        boolean edits = link.operation().asked() instanceof Asked.Edit;
        boundsFrom = edits ? -1 : boundsFrom;
        before = after(before, link);
      }
      for (long version = gap.from(); version <= gap.to() && version - gap.from() < perGapMax; version++)
        slots.add(new Slot(counter, version, version == gap.from() ? before : null, boundsFrom, counter.moments().deadline(version),
            told(gap, version, facts), version == gap.to() ? stretches.after(gap) : null));
      boundsFrom = offset + slots.size() - 1;
    }
    return slots;
  }

  private static State after(State before, Chain.Link link) {
    var applied = link.operation().applied();
    long value = applied == null ? before.value() : applied.value();
    var bounds = link.operation().asked() instanceof Asked.Edit edit ? edit.bounds() : before.bounds();
    return new State(link.version(), value, bounds);
  }

  private static @Nullable Fact told(Chain.Gap gap, long version, Map<Long, Fact> facts) {
    var fact = facts.get(version);
    var applied = gap.next() == null ? null : gap.next().operation().applied();
    if (version != gap.to() || applied == null)
      return fact;
    return new Fact(applied.value() - applied.applied(), fact == null ? null : fact.bounds());
  }
}
