package io.counterservice.domain.access;

import org.jspecify.annotations.Nullable;

/** What presenting a key leads to. */
public sealed interface AccessDecision {
  /**
   * The key is good.
   *
   * @param plan the rate plan that holds for it now, or null where it is not limited
   */
  record Granted(ApiKey key, @Nullable RatePlan plan) implements AccessDecision {}

  /** The key is malformed, unknown, expired or revoked; which of these is not told to the caller. */
  record Denied() implements AccessDecision {}
}
