package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keys in memory; can be made to fail, counts how often it was asked what changed. */
public final class InMemoryApiKeyStore implements ApiKeyStore {
  private final TreeMap<String, Row> rows = new TreeMap<>();
  private final InMemoryAuditTrail trail;
  private long lastNumber;
  private boolean broken;
  private int refreshes;

  private record Row(ApiKey key, long number) {}

  public InMemoryApiKeyStore() {
    this(new InMemoryAuditTrail());
  }

  public InMemoryApiKeyStore(InMemoryAuditTrail trail) {
    this.trail = trail;
  }

  /** From now on every question fails, until {@link #repair()}. */
  public synchronized void breakDown() {
    broken = true;
  }

  public synchronized void repair() {
    broken = false;
  }

  /** Takes a key away as no port can: by hand. */
  public synchronized void deleteByHand(String id) {
    rows.remove(id);
  }

  /** How often {@link #changesAfter} was asked. */
  public synchronized int refreshes() {
    return refreshes;
  }

  @Override
  public synchronized boolean insert(ApiKey key, Caller by) {
    requireWhole();
    if (rows.containsKey(key.id()))
      return false;
    trail.recordAny(Audit.of(null, key, by, key.createdAt()));
    put(key);
    return true;
  }

  @Override
  public synchronized boolean insertFirst(ApiKey key, Caller by) {
    requireWhole();
    return rows.isEmpty() && insert(key, by);
  }

  @Override
  public synchronized Optional<ApiKey> update(String id, UnaryOperator<ApiKey> change, Caller by, Instant at) {
    Optional<ApiKey> before = find(id);
    Optional<ApiKey> after = before.map(change);
    after.filter(key -> !key.equals(before.orElseThrow())).ifPresent(key -> {
      trail.recordAny(Audit.of(before.orElseThrow(), key, by, at));
      put(key);
    });
    return after;
  }

  @Override
  public synchronized Optional<ApiKey> find(String id) {
    requireWhole();
    return Optional.ofNullable(rows.get(id)).map(Row::key);
  }

  @Override
  public synchronized List<ApiKey> list(@Nullable String after, int limit) {
    requireWhole();
    return rows.tailMap(after == null ? "" : after, false).values().stream().limit(limit).map(Row::key).toList();
  }

  @Override
  public synchronized Changes changesAfter(long number, int limit) {
    refreshes++;
    requireWhole();
    List<Row> changed = rows.values()
        .stream()
        .filter(row -> row.number() > number)
        .sorted(Comparator.comparingLong(Row::number))
        .limit(limit)
        .toList();
    return new Changes(changed.stream().map(Row::key).toList(), changed.isEmpty() ? number : changed.getLast().number());
  }

  private void put(ApiKey key) {
    lastNumber++;
    rows.put(key.id(), new Row(key, lastNumber));
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
