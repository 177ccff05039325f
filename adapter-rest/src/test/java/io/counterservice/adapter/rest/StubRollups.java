package io.counterservice.adapter.rest;

import io.counterservice.application.port.out.RollupStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Roll-ups that are as far as a test says, until they are to be made anew. */
final class StubRollups implements RollupStore {
  volatile Instant until = Instant.EPOCH;

  @Override
  public Progress rollUp(UnaryOperator<Duration> rest) {
    return Progress.NOT_NOW;
  }

  @Override
  public void reset() {
    until = Instant.EPOCH;
  }

  @Override
  public Instant rolledUntil() {
    return until;
  }
}
