package io.counterservice.checker;

import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.NotApplied;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.Answer.Replay;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counters and remembered answers; carries out one request at a time, so that each takes effect at one instant. */
final class SimulatedService {
  private final Saboteur saboteur;
  private final Map<String, SimulatedCounter> counters = new LinkedHashMap<>();
  private final Map<String, Answer> remembered = new HashMap<>();

  SimulatedService(List<Seed> seeds, Saboteur saboteur) {
    this.saboteur = saboteur;
    for (Seed seed : seeds)
      counters.put(seed.counter(), new SimulatedCounter(seed));
  }

  SimulatedCounter counter(String name) {
    var counter = counters.get(name);
    if (counter == null)
      throw new IllegalArgumentException(name);
    return counter;
  }

  /** From now on it is this instant. */
  void at(long instant) {
    counters.values().forEach(counter -> counter.at(instant));
  }

  Iterable<SimulatedCounter> counters() {
    return counters.values();
  }

  /** @param answeredBefore whether its client knows the answer already, and gets this one too */
  Answer handle(String counter, Asked asked, @Nullable String key, boolean answeredBefore) {
    if (asked instanceof Asked.Read)
      return new Answer.Seen(counter(counter).state());
    var first = remembered.get(counter + "/" + key);
    if (key == null)
      return counter(counter).apply(asked, saboteur);
    boolean forgets = first instanceof Applied && counter(counter).wouldFit(asked)
        && saboteur.strikes(answeredBefore ? Fault.DOUBLED_ANSWERED_REQUEST : Fault.DOUBLED_LOST_REQUEST);
    if (first != null && !forgets)
      return replayed(first, answeredBefore ? saboteur : Saboteur.none());
    var answer = counter(counter).apply(asked, saboteur);
    remembered.putIfAbsent(counter + "/" + key, answer);
    return answer;
  }

  /** Carries out two operations or neither. */
  List<Answer> handleTogether(String source, String target, long amount) {
    var none = Saboteur.none();
    var take = new Asked.Add(-amount, false);
    var give = new Asked.Add(amount, false);
    if (!counter(source).wouldFit(take))
      return List.of(counter(source).apply(take, none), new NotApplied("the other was refused"));
    if (!counter(target).wouldFit(give))
      return List.of(new NotApplied("the other was refused"), counter(target).apply(give, none));
    var taken = counter(source).apply(take, none);
    boolean half = taken instanceof Applied && saboteur.strikes(Fault.HALF_GROUP);
    return List.of(taken, half ? new NotApplied("lost") : counter(target).apply(give, none));
  }

  private static Answer replayed(Answer first, Saboteur saboteur) {
    if (first instanceof Applied && saboteur.strikes(Fault.UNMARKED_REPLAY))
      return first;
    return switch (first) {
      case Applied(long value, long applied, long version, Replay _) ->
        new Applied(saboteur.strikes(Fault.DIFFERENT_REPLAY) ? value + 1 : value, applied, version, Replay.REPLAYED);
      case Refused(var reason, var state, var attempted, Replay _) -> new Refused(reason, state, attempted, Replay.REPLAYED);
      case Answer.Seen _,Answer.Unknown _,NotApplied _ -> throw new IllegalStateException("remembered " + first);
    };
  }
}
