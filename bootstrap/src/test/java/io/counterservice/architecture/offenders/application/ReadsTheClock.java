package io.counterservice.architecture.offenders.application;

import java.time.Instant;

/** Decides by an instant nobody gave it. */
final class ReadsTheClock {
  boolean isLate(Instant deadline) {
    return Instant.now().isAfter(deadline);
  }
}
