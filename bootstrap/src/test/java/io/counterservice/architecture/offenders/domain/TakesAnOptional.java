package io.counterservice.architecture.offenders.domain;

import java.util.Optional;

/** Asks its caller to wrap. */
final class TakesAnOptional {
  boolean isGiven(Optional<String> reason) {
    return reason.isPresent();
  }
}
