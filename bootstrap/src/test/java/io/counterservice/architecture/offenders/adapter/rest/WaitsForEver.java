package io.counterservice.architecture.offenders.adapter.rest;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Verifies without a time limit. */
final class WaitsForEver {
  Duration verify() {
    return StepVerifier.create(Mono.empty()).verifyComplete();
  }
}
