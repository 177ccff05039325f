package io.counterservice.application.port.in;

import io.counterservice.domain.access.RatePlan;
import java.util.Optional;

/** Tells, from memory, which rate plan holds for a key. */
public interface FindRatePlans {
  /** The plan that holds for a key, its own or the default; nothing where the key is unknown or not limited. */
  Optional<RatePlan> ofKey(String keyId);
}
