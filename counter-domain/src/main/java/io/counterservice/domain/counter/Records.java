package io.counterservice.domain.counter;

import io.counterservice.domain.counter.LedgerRows.Recorded;
import io.counterservice.domain.counter.Request.Fingerprints;
import io.counterservice.domain.counter.Update.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The remembered outcomes in the course of a decision: those stored before it and those it adds. */
final class Records {
  private static final Answer KEY_REUSED = new Answer(new Outcome.Refused(new Refusal.KeyReused(), null), false);
  private final Map<RecordId, Recorded> stored;
  private final Map<RecordId, Recorded> added = new LinkedHashMap<>();

  Records(Map<RecordId, Recorded> stored) {
    this.stored = stored;
  }

  Map<RecordId, Recorded> added() {
    return added;
  }

  /** The answer to a repetition, or to another request under the same key; null where nothing is remembered. */
  @Nullable
  Answer answer(Update update) {
    RecordId id = update.recordId();
    Recorded recorded = id == null ? null : find(id);
    if (recorded == null)
      return null;
    return recorded.fingerprint().equals(update.fingerprint()) ? new Answer(recorded.outcome(), true) : KEY_REUSED;
  }

  void remember(Update update, Outcome outcome) {
    RecordId id = update.recordId();
    if (id != null && isRemembered(outcome))
      added.put(id, new Recorded(update.fingerprint(), outcome));
  }

  /**
   * The answers to a repetition of an atomic request, or to another request under one of its keys; null where nothing is
   * remembered. Where only a part is, that is no repetition: to decide it again could apply that part twice.
   */
  @Nullable
  List<Answer> answers(Request request, Fingerprints fingerprints) {
    for (int index = 0; index < request.size(); index++)
      if (isAnother(request.wholeId(index), fingerprints.whole()))
        return Answer.refusedAt(index, request.size(), KEY_REUSED);
    Map<RecordId, String> own = new HashMap<>();
    List<Recorded> found = new ArrayList<>(request.size());
    int first = 0;
    for (int index = 0; index < request.size(); index++) {
      RecordId id = request.recordId(index);
      Recorded recorded = find(id);
      String known = recorded == null ? own.putIfAbsent(id, fingerprints.each().get(index)) : recorded.fingerprint();
      if (known != null && !known.equals(fingerprints.each().get(index)))
        return Answer.refusedAt(index, request.size(), KEY_REUSED);
      if (recorded == null)
        continue;
      if (found.isEmpty())
        first = index;
      found.add(recorded);
    }
    if (found.isEmpty())
      return null;
    return found.size() == request.size() ? again(found) : Answer.refusedAt(first, request.size(), KEY_REUSED);
  }

  /** Remembers an atomic request whole, or not at all. An update that repeats an earlier one of it shares that one's record. */
  void remember(Request request, Fingerprints fingerprints, List<Answer> answers) {
    if (answers.stream().allMatch(answer -> isRemembered(answer.outcome())))
      for (int index = 0; index < request.size(); index++) {
        added.putIfAbsent(request.recordId(index), new Recorded(fingerprints.each().get(index), answers.get(index).outcome()));
        RecordId whole = request.wholeId(index);
        if (whole != null)
          added.putIfAbsent(whole, new Recorded(fingerprints.whole(), new Outcome.Withheld()));
      }
  }

  /** Whether another request than this is remembered there. */
  private boolean isAnother(@Nullable RecordId wholeId, String fingerprint) {
    Recorded recorded = wholeId == null ? null : find(wholeId);
    return recorded != null && !recorded.fingerprint().equals(fingerprint);
  }

  private @Nullable Recorded find(RecordId id) {
    Recorded recorded = added.get(id);
    return recorded == null ? stored.get(id) : recorded;
  }

  private static List<Answer> again(List<Recorded> found) {
    List<Answer> answers = found.stream().map(recorded -> new Answer(recorded.outcome(), true)).toList();
    for (int index = 0; index < answers.size(); index++)
      if (answers.get(index).outcome() instanceof Outcome.Refused)
        return Answer.refusedAt(index, answers.size(), answers.get(index));
    return answers;
  }

  private static boolean isRemembered(Outcome outcome) {
    return !(outcome instanceof Outcome.Refused(Refusal refusal, _)) || refusal.isRemembered();
  }
}
