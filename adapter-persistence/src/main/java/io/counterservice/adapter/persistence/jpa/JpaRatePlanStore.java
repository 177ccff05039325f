package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rate plans in the table {@code rate_plan}. Every transaction that writes locks the row that those of keys lock: so no key gets a
 * plan while it is found out whether any has it.
 */
final class JpaRatePlanStore implements RatePlanStore {
  private final RatePlanRepository plans;
  private final ApiKeyRepository keys;
  private final ApiKeyOrderRepository order;
  private final Transactions transactions;
  private final JdbcAuditTrail trail;

  JpaRatePlanStore(RatePlanRepository plans, ApiKeyRepository keys, ApiKeyOrderRepository order, Transactions transactions,
      JdbcAuditTrail trail) {
    this.plans = plans;
    this.keys = keys;
    this.order = order;
    this.transactions = transactions;
    this.trail = trail;
  }

  @Override
  public boolean insert(RatePlan plan, Caller by, Instant at) {
    return transactions.write(() -> {
      ApiKeyOrderEntity _ = order.lock();
      if (plans.existsById(plan.name()))
        return false;
      trail.recordAny(Audit.of(null, plan, by, at));
      plans.save(new RatePlanEntity(plan));
      return true;
    });
  }

  @Override
  public boolean replace(RatePlan plan, Caller by, Instant at) {
    return replace(_ -> true, plan, by, at);
  }

  @Override
  public boolean replace(RatePlan former, RatePlan plan, Caller by, Instant at) {
    return replace(former::equals, plan, by, at);
  }

  private boolean replace(Predicate<RatePlan> isExpected, RatePlan plan, Caller by, Instant at) {
    return transactions.write(() -> {
      ApiKeyOrderEntity _ = order.lock();
      Optional<RatePlanEntity> row = plans.findById(plan.name()).filter(found -> isExpected.test(found.toPlan()));
      row.ifPresent(found -> {
        trail.recordAny(Audit.of(found.toPlan(), plan, by, at));
        found.take(plan);
      });
      return row.isPresent();
    });
  }

  @Override
  public Deletion delete(String name, Caller by, Instant at) {
    return transactions.write(() -> {
      ApiKeyOrderEntity _ = order.lock();
      long users = keys.countByRatePlanAndRevokedAtIsNull(name);
      Optional<RatePlanEntity> row = users == 0 ? plans.findById(name) : Optional.empty();
      row.ifPresent(found -> {
        trail.recordAny(Audit.of(found.toPlan(), null, by, at));
        plans.delete(found);
      });
      return new Deletion(row.map(RatePlanEntity::toPlan), users);
    });
  }

  @Override
  public Optional<RatePlan> find(String name) {
    return transactions.read(() -> plans.findById(name).map(RatePlanEntity::toPlan));
  }

  @Override
  public List<RatePlan> list() {
    return transactions.read(() -> plans.findByOrderByName().stream().map(RatePlanEntity::toPlan).toList());
  }
}
