package io.counterservice.checker;

import io.counterservice.checker.Answer.Reason;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.CounterModel.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The reads and refusals of one counter: each tells a state, which has to be the state at that version, and to have been there
 * while the request was open.
 */
final class Observers {
  /** A read, or a refusal, and the state it tells. */
  private record Sight(Observation observation, State state, long invoked, long completed, @Nullable Refused refused) {
    Law law() {
      return refused == null ? Law.READ_CURRENT : Law.REFUSAL_JUSTIFIED;
    }
  }

  private final List<Sight> sights = new ArrayList<>();

  void addRead(Observation read, State state) {
    sights.add(new Sight(read, state, read.invoked(), read.completed(), null));
  }

  void addRefusal(Operation operation, Observation decided, Refused refused) {
    sights.add(new Sight(decided, refused.state(), operation.invoked(), operation.completed(), refused));
  }

  int count() {
    return sights.size();
  }

  List<State> states() {
    return sights.stream().map(Sight::state).toList();
  }

  void check(Chain chain, Moments moments, Findings findings) {
    List<Sight> sound = new ArrayList<>(sights.size());
    for (Sight sight : sights) {
      var wrong = wrong(sight, chain, moments);
      if (wrong == null)
        sound.add(sight);
      else
        findings.add(sight.law(), sight.observation + " " + wrong);
    }
    checkOrder(sound, findings);
  }

  /** Holds them against the highest version that a watcher had been told by a time. */
  void checkTold(NavigableMap<Long, Long> told, Findings findings) {
    for (Sight sight : sights) {
      var before = told.floorEntry(sight.invoked);
      if (before != null && before.getValue() > sight.state.version())
        findings.add(Law.FEED_COMMITTED,
            sight.observation + " did not find version " + before.getValue() + ", of which a watcher had been told "
                + (sight.invoked - before.getKey()) + " ns before it began, or earlier");
    }
  }

  private static @Nullable String wrong(Sight sight, Chain chain, Moments moments) {
    long version = sight.state.version();
    if (version < chain.seed().state().version() || version > chain.horizon())
      return "tells a version that never was; the last is " + chain.horizon();
    var actual = chain.stateAt(version);
    if (actual != null && !actual.equals(sight.state))
      return "tells a state that never was; it was " + actual;
    var later = moments.noLonger(version, sight.invoked);
    if (later != null)
      return "tells a state that was past when it began: " + later + " had ended";
    var earlier = moments.notYet(version, sight.completed);
    if (earlier != null)
      return "tells a state that had not come when it ended: " + earlier + " began later";
    return sight.refused == null ? null : unjustified(sight.refused, sight.observation.asked(), chain.seed().initialValue());
  }

  private static @Nullable String unjustified(Refused refused, Asked asked, long initialValue) {
    if (!(CounterModel.decide(refused.state(), asked, initialValue) instanceof Refusal(Reason reason, var attempted)))
      return "was refused in a state that allows it";
    if (reason != refused.reason())
      return "was refused for the wrong reason; the right one is " + reason;
    if (refused.attempted() != null && !refused.attempted().equals(attempted))
      return "tells a wrong attempted value; the right one is " + attempted;
    return null;
  }

  /** The same argument as in {@link Moments}, among the observers alone. */
  private static void checkOrder(List<Sight> sights, Findings findings) {
    sights.sort(Comparator.comparingLong(sight -> sight.state.version()));
    long version = Long.MIN_VALUE;
    Sight lastBelow = null;
    Sight last = null;
    for (Sight sight : sights) {
      if (sight.state.version() > version)
        lastBelow = last;
      version = sight.state.version();
      if (lastBelow != null && sight.completed < lastBelow.invoked)
        findings.add(Law.READS_IN_ORDER,
            sight.observation + " had ended before " + lastBelow.observation + " began, yet saw a later state");
      if (last == null || sight.invoked > last.invoked)
        last = sight;
    }
  }
}
