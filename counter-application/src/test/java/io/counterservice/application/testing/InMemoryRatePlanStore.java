package io.counterservice.application.testing;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rate plans in memory, beside the keys that have them; can be made to fail. */
public final class InMemoryRatePlanStore implements RatePlanStore {
  private final TreeMap<String, RatePlan> plans = new TreeMap<>();
  private final ApiKeyStore keys;
  private final InMemoryAuditTrail trail;
  private boolean broken;

  public InMemoryRatePlanStore(ApiKeyStore keys) {
    this(keys, new InMemoryAuditTrail());
  }

  public InMemoryRatePlanStore(ApiKeyStore keys, InMemoryAuditTrail trail) {
    this.keys = keys;
    this.trail = trail;
  }

  /** From now on every question fails. */
  public synchronized void breakDown() {
    broken = true;
  }

  @Override
  public synchronized boolean insert(RatePlan plan, Caller by, Instant at) {
    requireWhole();
    if (plans.containsKey(plan.name()))
      return false;
    trail.recordAny(Audit.of(null, plan, by, at));
    plans.put(plan.name(), plan);
    return true;
  }

  @Override
  public synchronized boolean replace(RatePlan plan, Caller by, Instant at) {
    requireWhole();
    RatePlan before = plans.get(plan.name());
    return before != null && replace(before, plan, by, at);
  }

  @Override
  public synchronized boolean replace(RatePlan former, RatePlan plan, Caller by, Instant at) {
    requireWhole();
    RatePlan before = plans.get(plan.name());
    if (before == null || !before.equals(former))
      return false;
    trail.recordAny(Audit.of(before, plan, by, at));
    plans.put(plan.name(), plan);
    return true;
  }

  @Override
  public synchronized Deletion delete(String name, Caller by, Instant at) {
    requireWhole();
    long users = keys.list(null, Integer.MAX_VALUE)
        .stream()
        .filter(key -> name.equals(key.ratePlan()) && key.revokedAt() == null)
        .count();
    RatePlan plan = users == 0 ? plans.get(name) : null;
    if (plan != null) {
      trail.recordAny(Audit.of(plan, null, by, at));
      plans.remove(name);
    }
    return new Deletion(Optional.ofNullable(plan), users);
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
