package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.domain.access.KeyUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Uses of keys in memory; can be made to fail. */
public final class InMemoryKeyUseStore implements KeyUseStore {
  private final Map<String, NavigableMap<LocalDate, KeyUse>> uses = new HashMap<>();
  private boolean broken;
  private boolean forgetful = true;
  private boolean losesAnswer;

  public synchronized void setBroken(boolean broken) {
    this.broken = broken;
  }

  /** Whether days can be forgotten; else that alone fails. */
  public synchronized void setForgetful(boolean forgetful) {
    this.forgetful = forgetful;
  }

  /** The next answer to who adds gets lost: it is added, and nobody knows. */
  public synchronized void loseAnswer() {
    losesAnswer = true;
  }

  @Override
  public synchronized void add(LocalDate day, Instant at, Map<String, Long> requests) {
    requireWhole();
    requests.forEach((key, counted) -> uses.computeIfAbsent(key, _ -> new TreeMap<>()).merge(day, new KeyUse(key, day, counted, at),
        (one, other) -> new KeyUse(key, day, one.requests() + other.requests(), later(one.lastAt(), other.lastAt()))));
    if (!losesAnswer)
      return;
    losesAnswer = false;
    throw new UnavailableException(Reason.OUTCOME_UNKNOWN);
  }

  @Override
  public synchronized List<KeyUse> since(String key, LocalDate first) {
    requireWhole();
    return List.copyOf(uses.getOrDefault(key, new TreeMap<>()).tailMap(first, true).values());
  }

  @Override
  public synchronized List<KeyUse> last(Collection<String> keys) {
    requireWhole();
    return keys.stream().flatMap(key -> uses.getOrDefault(key, new TreeMap<>()).values().stream().max(Comparator.comparing(KeyUse::day))
        .stream()).toList();
  }

  @Override
  public synchronized void removeBefore(LocalDate first) {
    requireWhole();
    if (!forgetful)
      throw new UnavailableException(Reason.DATABASE);
    uses.values().forEach(days -> days.headMap(first, false).clear());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
