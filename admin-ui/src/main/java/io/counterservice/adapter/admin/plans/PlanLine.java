package io.counterservice.adapter.admin.plans;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.access.RatePlan;

/**
 * A rate plan in a list.
 *
 * @param perDay empty where days are not counted
 */
record PlanLine(String name, String perSecond, String burst, String perDay) {
  static PlanLine of(RatePlan plan) {
    Long perDay = plan.operationsPerDay();
    return new PlanLine(plan.name(), Numbers.text(plan.operationsPerSecond()), Numbers.text(plan.burst()),
        perDay == null ? "" : Numbers.text(perDay));
  }
}
