package io.counterservice.adapter.rest.limit;

import io.counterservice.application.port.in.FindRatePlans;
import io.counterservice.application.port.out.ConsumptionRelay;
import io.counterservice.application.port.out.RateLimitListener;
import io.counterservice.domain.access.RatePlan;
import io.github.bucket4j.TimeMeter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits keys to their rate plans. No request waits for another node: each decides by itself, tells the others a little later
 * what it admitted, and takes what they admitted from its own allowances. So all nodes together admit the plan, and for a short while
 * what none of them had heard of yet (ADR 15). When nobody listens, each node limits by itself.
 */
public final class RateLimiter {
  private final FindRatePlans plans;
  private final ConsumptionRelay peers;
  private final RateLimitListener listener;
  private final TimeMeter time;
  private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

  public RateLimiter(FindRatePlans plans, ConsumptionRelay peers, RateLimitListener listener) {
    this(plans, peers, listener, TimeMeter.SYSTEM_MILLISECONDS);
  }

  RateLimiter(FindRatePlans plans, ConsumptionRelay peers, RateLimitListener listener, TimeMeter time) {
    this.plans = plans;
    this.peers = peers;
    this.listener = listener;
    this.time = time;
    peers.subscribe(this::hear);
  }

  /** What the key may still do, or null where no plan limits it. */
  public @Nullable Allowance allowanceOf(String keyId, @Nullable RatePlan plan) {
    if (plan == null)
      return null;
    Allowance known = allowances.get(keyId);
    return known != null && known.plan().equals(plan) ? known : renewed(keyId, plan);
  }

  /** Tells the other nodes what was admitted here since the last time, if anything was. */
  void publish() {
    Map<String, Long> admitted = new HashMap<>();
    allowances.forEach((keyId, allowance) -> {
      long operations = allowance.takeUnpublished();
      if (operations > 0)
        admitted.put(keyId, operations);
    });
    if (!admitted.isEmpty())
      peers.publish(admitted);
  }

  /** Forgets the allowances of which nothing is used: a new one is the same. */
  void sweep() {
    allowances.values().removeIf(Allowance::isWhole);
  }

  int size() {
    return allowances.size();
  }

  private void hear(Map<String, Long> admitted) {
    admitted.forEach((keyId, operations) -> {
      Allowance allowance = allowanceOf(keyId, plans.ofKey(keyId).orElse(null));
      if (allowance != null)
        allowance.hear(operations);
    });
  }

  private Allowance renewed(String keyId, RatePlan plan) {
    return allowances.compute(keyId, (_, known) -> {
      if (known == null)
        return new Allowance(plan, time, listener);
      return known.plan().equals(plan) ? known : known.under(plan);
    });
  }
}
