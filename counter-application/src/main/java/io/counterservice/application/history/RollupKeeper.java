package io.counterservice.application.history;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.KeepRollups;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Tells how far the roll-ups are, and has them made anew. */
public final class RollupKeeper implements KeepRollups {
  private final RollupStore store;
  private final InstantSource clock;
  private final Executor readers;
  private final Executor patient;

  /**
   * A keeper with threads of two kinds.
   *
   * @param readers may block
   * @param patient may block for minutes
   */
  public RollupKeeper(RollupStore store, InstantSource clock, Executor readers, Executor patient) {
    this.store = store;
    this.clock = clock;
    this.readers = readers;
    this.patient = patient;
  }

  @Override
  public CompletionStage<Progress> rebuild(Caller by) {
    return Blocking.askPatiently(patient, () -> {
      store.reset(by, clock.instant());
      return now();
    });
  }

  @Override
  public CompletionStage<Progress> progress() {
    return Blocking.ask(readers, this::now);
  }

  private Progress now() {
    Instant until = store.rolledUntil();
    Duration lag = Duration.between(until, clock.instant());
    return new Progress(until, lag.isNegative() ? Duration.ZERO : lag);
  }
}
