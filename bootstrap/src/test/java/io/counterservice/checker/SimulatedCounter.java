package io.counterservice.checker;

import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.Reason;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.Answer.Replay;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One counter that does what the contract says, in plain arithmetic on small numbers, unless a saboteur interferes. */
final class SimulatedCounter {
  private final String name;
  private final Seed seed;
  private final List<State> states = new ArrayList<>();
  private final List<JournalRow> journal = new ArrayList<>();
  private final Map<Long, Long> moments = new HashMap<>();
  private State state;
  private long now;
  private long lastMove;

  SimulatedCounter(Seed seed) {
    this.name = seed.counter();
    this.seed = seed;
    this.state = seed.state();
    states.add(state);
  }

  Answer apply(Asked asked, Saboteur saboteur) {
    var bounds = asked instanceof Asked.Edit edit ? edit.bounds() : state.bounds();
    long base = base(asked, saboteur);
    long target = target(base, asked);
    if (asked instanceof Asked.Add add && add.clamp())
      target = Math.clamp(target, bounds.min(), bounds.max());
    boolean fits = bounds.contains(target);
    if (!fits && (!(asked instanceof Asked.Add) || !saboteur.strikes(Fault.PAST_BOUND)))
      return refused(asked, target, bounds, saboteur);
    if (fits && asked instanceof Asked.Add add && !add.clamp() && saboteur.strikes(Fault.NEEDLESS_REFUSAL))
      return new Refused(Reason.ABOVE_MAXIMUM, state, BigInteger.valueOf(target), Replay.FIRST);
    if (fits && asked instanceof Asked.Add add && !add.clamp() && add.by() > 1 && saboteur.strikes(Fault.WRONG_AMOUNT))
      target--;
    return move(base, target, bounds, saboteur);
  }

  /** From now on it is this instant. */
  void at(long instant) {
    now = instant;
  }

  /** When it got a version. */
  long moment(long version) {
    return moments.getOrDefault(version, 0L);
  }

  boolean wouldFit(Asked asked) {
    return asked instanceof Asked.Add add && state.bounds().contains(state.value() + add.by());
  }

  State state() {
    return state;
  }

  Seed seed() {
    return seed;
  }

  /** Every state so far, the seed first. */
  List<State> states() {
    return states;
  }

  List<JournalRow> journal() {
    return journal;
  }

  private long base(Asked asked, Saboteur saboteur) {
    long stale = state.value() - lastMove;
    boolean possible = asked instanceof Asked.Add add && !add.clamp() && lastMove != 0 && state.bounds().contains(stale + add.by());
    return possible && saboteur.strikes(Fault.LOST_UPDATE) ? stale : state.value();
  }

  private long target(long base, Asked asked) {
    return switch (asked) {
      case Asked.Add add -> base + add.by();
      case Asked.Set set -> set.value();
      case Asked.Reset _ -> seed.initialValue();
      case Asked.Edit edit -> edit.value() == null ? base : edit.value();
      case Asked.Read _ -> throw new IllegalArgumentException("a read does not move the value");
    };
  }

  private Answer refused(Asked asked, long target, Bounds bounds, Saboteur saboteur) {
    var reason = asked instanceof Asked.Edit edit && edit.value() == null
        ? Reason.BOUNDS_EXCLUDE_VALUE
        : target > bounds.max() ? Reason.ABOVE_MAXIMUM : Reason.BELOW_MINIMUM;
    long attempted = saboteur.strikes(Fault.WRONG_ATTEMPTED) ? target + 1 : target;
    return new Refused(reason, state, BigInteger.valueOf(attempted), Replay.FIRST);
  }

  private Answer move(long base, long target, Bounds bounds, Saboteur saboteur) {
    long version = state.version() + 1;
    if (saboteur.strikes(Fault.SKIPPED_VERSION))
      version++;
    else if (state.version() > seed.state().version() && saboteur.strikes(Fault.REPEATED_VERSION))
      version--;
    journal.add(new JournalRow(name, version, version, target - state.value(), target));
    lastMove = target - state.value();
    state = new State(version, target, bounds);
    states.add(state);
    moments.put(version, now);
    return new Applied(target, target - base, version, Replay.FIRST);
  }
}
