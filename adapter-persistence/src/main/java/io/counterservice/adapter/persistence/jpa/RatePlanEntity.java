package io.counterservice.adapter.persistence.jpa;

import io.counterservice.domain.access.RatePlan;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code rate_plan}. */
@Entity
@Table(name = "rate_plan")
class RatePlanEntity {
  @Id
  private String name;
  private long operationsPerSecond;
  private long burst;
  private @Nullable Long operationsPerDay;

  @SuppressWarnings("NullAway.Init")
  protected RatePlanEntity() {}

  RatePlanEntity(RatePlan plan) {
    name = plan.name();
    take(plan);
  }

  /** Becomes what the plan says. */
  final void take(RatePlan plan) {
    operationsPerSecond = plan.operationsPerSecond();
    burst = plan.burst();
    operationsPerDay = plan.operationsPerDay();
  }

  RatePlan toPlan() {
    return new RatePlan(name, operationsPerSecond, burst, operationsPerDay);
  }
}
