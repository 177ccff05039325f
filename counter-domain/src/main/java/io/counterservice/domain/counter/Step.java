package io.counterservice.domain.counter;

import org.jspecify.annotations.Nullable;

/** One operation decided: its outcome, and the counter after it or null where it changed nothing. */
record Step(Outcome outcome, @Nullable Counter counter) {

  static Step refused(Refusal refusal, Outcome.@Nullable Standing seen) {
    return new Step(new Outcome.Refused(refusal, seen), null);
  }
}
