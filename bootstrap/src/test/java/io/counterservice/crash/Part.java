package io.counterservice.crash;

import io.counterservice.checker.Asked;
import org.jspecify.annotations.Nullable;

/** What one request asks of one counter. {@code key} is the idempotency key as it reaches this counter, null without one. */
record Part(String counter, Asked asked, @Nullable String key) {}
