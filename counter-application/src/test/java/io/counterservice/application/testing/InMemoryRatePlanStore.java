package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.RatePlan;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rate plans in memory, beside the keys that have them; can be made to fail. */
public final class InMemoryRatePlanStore implements RatePlanStore {
  private final TreeMap<String, RatePlan> plans = new TreeMap<>();
  private final ApiKeyStore keys;
  private boolean broken;

  public InMemoryRatePlanStore(ApiKeyStore keys) {
    this.keys = keys;
  }

  /** From now on every question fails. */
  public synchronized void breakDown() {
    broken = true;
  }

  @Override
  public synchronized boolean insert(RatePlan plan) {
    requireWhole();
    return plans.putIfAbsent(plan.name(), plan) == null;
  }

  @Override
  public synchronized boolean replace(RatePlan plan) {
    requireWhole();
    return plans.replace(plan.name(), plan) != null;
  }

  @Override
  public synchronized Deletion delete(String name) {
    requireWhole();
    long users = keys.list(null, Integer.MAX_VALUE)
        .stream()
        .filter(key -> name.equals(key.ratePlan()) && key.revokedAt() == null)
        .count();
    return new Deletion(users == 0 ? Optional.ofNullable(plans.remove(name)) : Optional.empty(), users);
  }

  @Override
  public synchronized Optional<RatePlan> find(String name) {
    requireWhole();
    return Optional.ofNullable(plans.get(name));
  }

  @Override
  public synchronized List<RatePlan> list() {
    requireWhole();
    return List.copyOf(plans.values());
  }

  private void requireWhole() {
    if (broken)
      throw new UnavailableException(Reason.DATABASE);
  }
}
