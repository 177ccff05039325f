package io.counterservice.checker;

import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.Replay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes operations of requests: those with one key for one counter are one operation. Checks on the way that its answers agree
 * ({@link Law#REPLAY_EQUAL}) and that no two of them tell of two applications ({@link Law#ONCE}).
 */
final class Attempts {
  private record Key(String counter, String key) {}

  private final Findings findings;
  private final List<Operation> operations = new ArrayList<>();

  private Attempts(Findings findings) {
    this.findings = findings;
  }

  /** The operations behind {@code observations}; reads are none. */
  static List<Operation> operations(List<Observation> observations, Findings findings) {
    var attempts = new Attempts(findings);
    Map<Key, List<Observation>> keyed = new LinkedHashMap<>();
    for (Observation observation : observations) {
      if (observation.asked() instanceof Asked.Read)
        continue;
      var key = observation.key();
      if (key == null)
        attempts.judge(List.of(observation));
      else
        keyed.computeIfAbsent(new Key(observation.counter(), key), _ -> new ArrayList<>(1)).add(observation);
    }
    for (List<Observation> sameKey : keyed.values()) {
      sameKey.sort(Comparator.comparingLong(Observation::invoked));
      attempts.judge(sameKey);
    }
    return attempts.withheld();
  }

  /** A member of a group that was refused for another member's sake is not in doubt, even if one of its requests is. */
  private List<Operation> withheld() {
    Set<String> refused = new HashSet<>();
    for (Operation operation : operations)
      if (operation.group() != null && operation.refused() != null)
        refused.add(operation.group());
    operations.replaceAll(it -> it.open() && it.group() != null && refused.contains(it.group()) ? Operation.notApplied(it.attempts()) : it);
    return operations;
  }

  private void judge(List<Observation> attempts) {
    var definite = attempts.stream().filter(attempt -> attempt.answer().definite()).toList();
    if (definite.isEmpty()) {
      operations.add(unanswered(attempts));
      return;
    }
    var first = first(definite);
    operations.add(decided(attempts, definite, first));
    Map<Long, Observation> told = new HashMap<>();
    if (first.answer() instanceof Applied applied)
      told.put(applied.version(), first);
    for (Observation again : definite)
      if (!again.equals(first))
        compare(first, again, told, attempts);
  }

  /** The answer that the others are held against: the one that calls itself the first, unless another one was there before. */
  private static Observation first(List<Observation> definite) {
    var earliest = definite.stream().min(Comparator.comparingLong(Observation::completed)).orElseThrow();
    return definite.stream().filter(it -> it.answer().replay() == Replay.FIRST && it.invoked() <= earliest.completed())
        .min(Comparator.comparingLong(Observation::completed)).orElse(earliest);
  }

  private static Operation unanswered(List<Observation> attempts) {
    for (Observation attempt : attempts)
      if (attempt.answer() instanceof Answer.Unknown)
        return Operation.inDoubt(attempts, attempt.invoked());
    return Operation.notApplied(attempts);
  }

  /**
   * A request that calls itself the first took effect while it was open itself. Where only replays were answered, any earlier
   * request that was not answered may be the one.
   */
  private Operation decided(List<Observation> attempts, List<Observation> definite, Observation first) {
    long completed = definite.stream().mapToLong(Observation::completed).min().orElseThrow();
    if (first.answer().replay() == Replay.FIRST)
      return new Operation(attempts, first, false, first.invoked(), completed);
    var began = attempts.stream().filter(Attempts::mayBeFirst).mapToLong(Observation::invoked).filter(at -> at <= completed).min();
    if (began.isEmpty())
      findings.add(Law.REPLAY_EQUAL, first + " calls itself a replay, but no earlier request with its key can have been carried out");
    return new Operation(attempts, first, false, began.orElse(attempts.getFirst().invoked()), completed);
  }

  private static boolean mayBeFirst(Observation attempt) {
    var answer = attempt.answer();
    return answer instanceof Answer.Unknown || (answer.definite() && answer.replay() != Replay.REPLAYED);
  }

  /** @param told the first answer of each version that answers to this key have told so far */
  private void compare(Observation first, Observation again, Map<Long, Observation> told, List<Observation> attempts) {
    var same = again.answer() instanceof Applied applied ? told.putIfAbsent(applied.version(), again) : first;
    if (same == null) {
      boolean replayed = again.answer().replay() == Replay.REPLAYED;
      operations.add(new Operation(List.of(again), again, false, (replayed ? attempts.getFirst() : again).invoked(), again.completed()));
    }
    if (same == null && first.answer() instanceof Applied)
      findings.add(Law.ONCE, again + " tells of another application than the first answer to its key, " + first);
    else if (same == null || !same.answer().saysTheSameAs(again.answer()))
      findings.add(Law.REPLAY_EQUAL, again + " differs from the first answer to its key, " + first);
    else if (again.answer().replay() == Replay.FIRST)
      findings.add(Law.REPLAY_EQUAL, again + " repeats the answer of " + same + " and does not say so");
  }
}
