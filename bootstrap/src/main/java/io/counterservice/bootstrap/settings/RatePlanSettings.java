package io.counterservice.bootstrap.settings;

import io.counterservice.domain.access.RatePlan;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which rate plan keys have.
 *
 * @param defaultPlan
 *          the name of the plan of keys without one, which need not exist yet; absent, empty or {@code none}, they are not limited
 */
@ConfigurationProperties("counter.rate-limit")
public record RatePlanSettings(@Nullable String defaultPlan) {
  public RatePlanSettings {
    defaultPlan = defaultPlan == null || defaultPlan.isBlank() || defaultPlan.equals(RatePlan.NONE) ? null : defaultPlan;
    if (defaultPlan != null && !RatePlan.isName(defaultPlan))
      throw new IllegalArgumentException("counter.rate-limit.default-plan must be the name of a rate plan, which "
          + RatePlan.NAME_RULE + "; or none, for no limit");
  }
}
