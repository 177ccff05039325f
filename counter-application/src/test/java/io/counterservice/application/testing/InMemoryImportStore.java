package io.counterservice.application.testing;

import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ImportStore;
import io.counterservice.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports and their files in memory; can be made to fail. */
public final class InMemoryImportStore implements ImportStore {
  private final Map<String, ImportRun> runs = new HashMap<>();
  private final Map<String, List<byte[]>> files = new HashMap<>();
  private final InMemoryAuditTrail trail;
  private boolean broken;
  private boolean losesAnswer;

  public InMemoryImportStore(InMemoryAuditTrail trail) {
    this.trail = trail;
  }

  /** From now on every question fails, or none. */
  public synchronized void breakDown(boolean isBroken) {
    broken = isBroken;
  }

  /** The next answer to who stores what became of an import gets lost: it is stored, and the question fails. */
  public synchronized void loseAnswer() {
    losesAnswer = true;
  }

  /** How many imports are there. */
  public synchronized int size() {
    return runs.size();
  }

  @Override
  public synchronized void insert(ImportRun run) {
    requireWhole();
    runs.put(run.id(), run);
    files.put(run.id(), new ArrayList<>());
  }

  @Override
  public synchronized void append(String id, int number, byte[] bytes) {
    requireWhole();
    List<byte[]> parts = files.getOrDefault(id, List.of());
    if (number != parts.size())
      throw new IllegalArgumentException("the next part is " + parts.size());
    parts.add(bytes.clone());
  }

  @Override
  public synchronized Optional<byte[]> part(String id, int number) {
    requireWhole();
    List<byte[]> parts = files.getOrDefault(id, List.of());
    return number < parts.size() ? Optional.of(parts.get(number).clone()) : Optional.empty();
  }

  @Override
  public synchronized Optional<ImportRun> find(String id) {
    requireWhole();
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public synchronized boolean replace(ImportRun next, @Nullable AuditEntry entry) {
    requireWhole();
    ImportRun before = runs.get(next.id());
    if (before == null || before.revision() != next.revision() - 1)
      return false;
    runs.put(next.id(), next);
    if (next.phase() == ImportRun.Phase.APPLIED)
      files.remove(next.id());
    trail.recordAny(entry);
    if (!losesAnswer)
      return true;
    losesAnswer = false;
    throw new UnavailableException(Reason.DATABASE);
  }

  @Override
  public synchronized void remove(String id) {
    requireWhole();
    runs.remove(id);
    files.remove(id);
  }

  @Override
  public synchronized List<ImportRun> changedBefore(Instant since) {
    requireWhole();
    return runs.values().stream().filter(run -> run.changedAt().isBefore(since)).toList();
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
