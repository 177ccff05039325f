package io.counterservice.application.access;

import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.RatePlan;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rate plans of the store, in memory, and which of them holds for a key. A key whose plan does not exist has the default one.
 * While that does not exist either, there is no limit: a service that answers nobody because of a misspelt name would be worse.
 * One thread reads the store.
 */
public final class KnownPlans {
  private final RatePlanStore store;
  private final @Nullable String defaultName;
  private volatile Map<String, RatePlan> plans = Map.of();
  private volatile boolean isRead;

  /** @param defaultName the plan of keys without one, or null where these are not limited */
  public KnownPlans(RatePlanStore store, @Nullable String defaultName) {
    this.store = store;
    this.defaultName = RatePlan.NONE.equals(defaultName) ? null : defaultName;
  }

  /** Reads all plans, blocking; whether any of them differs from what was known. */
  boolean read() {
    Map<String, RatePlan> read = store.list().stream().collect(Collectors.toUnmodifiableMap(RatePlan::name, Function.identity()));
    boolean changed = !read.equals(plans);
    if (changed)
      plans = read;
    isRead = true;
    return changed;
  }

  /** The plan that holds for the key, or null where nothing limits it. */
  @Nullable
  RatePlan of(ApiKey key) {
    String name = key.ratePlan();
    if (RatePlan.NONE.equals(name))
      return null;
    RatePlan own = name == null ? null : plans.get(name);
    return own == null ? ofDefault() : own;
  }

  /** The plan of keys without one, or null where nothing limits them. */
  @Nullable
  RatePlan ofDefault() {
    return defaultName == null ? null : plans.get(defaultName);
  }

  /** Whether the name is that of the plan of keys without one. */
  boolean isDefault(String name) {
    return name.equals(defaultName);
  }

  /** Whether there is a default plan by the settings but not in the store, as far as that could be read. */
  public boolean isDefaultMissing() {
    return isRead && defaultName != null && !plans.containsKey(defaultName);
  }
}
