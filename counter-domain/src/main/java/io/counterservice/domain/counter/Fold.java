package io.counterservice.domain.counter;

import io.counterservice.domain.counter.Update.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state of one decision: the counters and remembered outcomes as they stand after the updates decided so far. */
final class Fold {
  private final Batch batch;
  private final LedgerRows rows;
  private final Map<CounterName, Entry> entries = new HashMap<>();
  private final Records records;
  private final List<Deed> deeds = new ArrayList<>();

  Fold(Batch batch, LedgerRows rows) {
    this.batch = batch;
    this.rows = rows;
    this.records = new Records(rows.records());
  }

  Decision decide() {
    List<List<Answer>> answers = new ArrayList<>(batch.requests().size());
    for (Request request : batch.requests())
      answers.add(request.atomic() ? decideAtomic(request) : decideEach(request.updates()));
    return decision(answers);
  }

  private List<Answer> decideEach(List<Update> updates) {
    if (updates.size() == 1)
      return List.of(answer(updates.getFirst()));
    List<Answer> answers = new ArrayList<>(updates.size());
    for (Update update : updates)
      answers.add(answer(update));
    return answers;
  }

  private Answer answer(Update update) {
    Answer remembered = records.answer(update);
    if (remembered != null)
      return remembered;
    Outcome outcome = decide(update);
    records.remember(update, outcome);
    return new Answer(outcome, false);
  }

  private List<Answer> decideAtomic(Request request) {
    if (!request.isRememberedWhole())
      return decideTogether(request.updates());
    Request.Fingerprints fingerprints = request.fingerprints();
    List<Answer> remembered = records.answers(request, fingerprints);
    if (remembered != null)
      return remembered;
    List<Answer> answers = decideTogether(request.updates());
    records.remember(request, fingerprints, answers);
    return answers;
  }

  /** All or none. An update under the key of an earlier one is the same operation, and gets its answer. */
  private List<Answer> decideTogether(List<Update> updates) {
    Map<CounterName, Entry> before = new HashMap<>();
    Map<RecordId, Outcome> own = new HashMap<>();
    int deedsBefore = deeds.size();
    List<Answer> answers = new ArrayList<>(updates.size());
    for (Update update : updates) {
      RecordId id = update.recordId();
      Outcome earlier = id == null ? null : own.get(id);
      if (earlier != null) {
        answers.add(new Answer(earlier, true));
        continue;
      }
      before.putIfAbsent(update.counter(), entry(update.counter()));
      Outcome outcome = decide(update);
      if (outcome instanceof Outcome.Refused) {
        undo(before, update.counter());
        deeds.subList(deedsBefore, deeds.size()).clear();
        return Answer.refusedAt(answers.size(), updates.size(), new Answer(outcome, false));
      }
      answers.add(new Answer(outcome, false));
      if (id != null)
        own.put(id, outcome);
    }
    return answers;
  }

  /** All counters are as they were before, but the refusal of one is counted. */
  private void undo(Map<CounterName, Entry> before, CounterName refusing) {
    long refusals = entry(refusing).refusals();
    entries.putAll(before);
    entries.put(refusing, entry(refusing).withRefusals(refusals));
  }

  private Outcome decide(Update update) {
    Entry entry = entry(update.counter());
    Step step = entry.decide(update, batch);
    entries.put(update.counter(), step.counter() == null ? entry.refused() : entry.after(update, step.counter()));
    if (step.counter() != null && update.isAudited())
      deeds.add(new Deed(update, entry.living(), step.counter()));
    return step.outcome();
  }

  private Entry entry(CounterName name) {
    Entry entry = entries.get(name);
    return entry == null ? new Entry(rows.counters().get(name), null, 0) : entry;
  }

  private Decision decision(List<List<Answer>> answers) {
    List<Counter> counters = new ArrayList<>(entries.size());
    List<Change> changes = new ArrayList<>(entries.size());
    Map<CounterName, Long> refusals = new HashMap<>();
    for (CounterName name : entries.keySet().stream().sorted().toList()) {
      Entry entry = entry(name);
      if (entry.counter() != null && entry.journal() != null)
        counters.add(entry.counter());
      else if (entry.counter() != null && entry.refusals() > 0)
        refusals.put(name, entry.refusals());
      changes.addAll(Journal.changes(entry.journal(), entry.refusals()));
    }
    return new Decision(answers, counters, changes, records.added(), refusals, List.copyOf(deeds));
  }
}
