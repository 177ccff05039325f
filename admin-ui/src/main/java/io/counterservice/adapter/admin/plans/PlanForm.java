package io.counterservice.adapter.admin.plans;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.domain.access.RatePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The form of a rate plan, with the names that REST has for its parts. */
final class PlanForm {
  private PlanForm() {}

  static Form of(RatePlan plan) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    plan.facts().forEach((fact, text) -> fields.put(fact, List.of(text)));
    return new Form(fields);
  }

  /** The plan that is wanted, or null where something in the form is wrong. */
  static @Nullable RatePlan read(Form form, String name) {
    long perSecond = form.needed("operationsPerSecond");
    long burst = form.needed("burst");
    Long perDay = form.number("operationsPerDay");
    if (!RatePlan.isName(name))
      form.refuse("name", RatePlan.NAME_RULE);
    if (!RatePlan.isRate(perSecond))
      form.refuse("operationsPerSecond", RatePlan.OPERATIONS_PER_SECOND_RULE);
    if (!RatePlan.isBurst(burst))
      form.refuse("burst", RatePlan.BURST_RULE);
    if (!RatePlan.isDay(perDay, burst))
      form.refuse("operationsPerDay", RatePlan.OPERATIONS_PER_DAY_RULE);
    return form.isWrong() ? null : new RatePlan(name, perSecond, burst, perDay);
  }
}
