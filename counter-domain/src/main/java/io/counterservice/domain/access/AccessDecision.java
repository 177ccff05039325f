package io.counterservice.domain.access;

/** What presenting a key leads to. */
public sealed interface AccessDecision {
  /** The key is good. */
  record Granted(ApiKey key) implements AccessDecision {}

  /** The key is malformed, unknown, expired or revoked; which of these is not told to the caller. */
  record Denied() implements AccessDecision {}
}
