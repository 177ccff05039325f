package io.counterservice.domain.counter;

import io.counterservice.domain.counter.LedgerRows.Recorded;
import io.counterservice.domain.counter.Update.RecordId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one decision: the counters and remembered outcomes as they stand after the updates decided so far. */
final class Fold {
  private final Batch batch;
  private final LedgerRows rows;
  private final Map<CounterName, Entry> entries = new HashMap<>();
  private final Map<RecordId, Recorded> records = new LinkedHashMap<>();

  Fold(Batch batch, LedgerRows rows) {
    this.batch = batch;
    this.rows = rows;
  }

  Decision decide() {
    List<List<Answer>> answers = new ArrayList<>(batch.requests().size());
    for (Request request : batch.requests())
      answers.add(request.atomic() ? decideAtomic(request.updates()) : decideEach(request.updates()));
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

  /** All or none. A remembered refusal of any item refuses the request again, before anything is decided afresh. */
  private List<Answer> decideAtomic(List<Update> updates) {
    for (int index = 0; index < updates.size(); index++) {
      Answer remembered = remembered(updates.get(index));
      if (remembered != null && remembered.outcome() instanceof Outcome.Refused)
        return refusedAt(index, updates.size(), remembered);
    }
    Map<CounterName, Entry> before = new HashMap<>();
    List<Answer> answers = new ArrayList<>(updates.size());
    for (Update update : updates) {
      before.putIfAbsent(update.counter(), entry(update.counter()));
      Answer answer = answer(update);
      if (answer.outcome() instanceof Outcome.Refused) {
        long refusals = entry(update.counter()).refusals();
        undo(updates.subList(0, answers.size()), answers, before);
        entries.put(update.counter(), entry(update.counter()).withRefusals(refusals));
        return refusedAt(answers.size(), updates.size(), answer);
      }
      answers.add(answer);
    }
    return answers;
  }

  private void undo(List<Update> updates, List<Answer> answers, Map<CounterName, Entry> before) {
    entries.putAll(before);
    for (int index = 0; index < updates.size(); index++) {
      RecordId id = updates.get(index).recordId();
      if (id != null && !answers.get(index).replayed())
        records.remove(id);
    }
  }

  private static List<Answer> refusedAt(int index, int size, Answer refused) {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(size, new Answer(new Outcome.Withheld(), refused.replayed())));
    answers.set(index, refused);
    return answers;
  }

  private Answer answer(Update update) {
    Answer remembered = remembered(update);
    if (remembered != null)
      return remembered;
    Entry entry = entry(update.counter());
    Step step = entry.decide(update, batch);
    entries.put(update.counter(), step.counter() == null ? entry.refused() : entry.after(update, step.counter()));
    remember(update, step.outcome());
    return new Answer(step.outcome(), false);
  }

  private @Nullable Answer remembered(Update update) {
    RecordId id = update.recordId();
    if (id == null)
      return null;
    Recorded recorded = records.get(id);
    if (recorded == null)
      recorded = rows.records().get(id);
    if (recorded == null)
      return null;
    if (recorded.fingerprint().equals(update.fingerprint()))
      return new Answer(recorded.outcome(), true);
    return new Answer(new Outcome.Refused(new Refusal.KeyReused(), null), false);
  }

  private void remember(Update update, Outcome outcome) {
    RecordId id = update.recordId();
    boolean forgotten = outcome instanceof Outcome.Refused refused && !refused.refusal().isRemembered();
    if (id != null && !forgotten)
      records.put(id, new Recorded(update.fingerprint(), outcome));
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
    return new Decision(answers, counters, changes, records, refusals);
  }
}
