package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.application.port.out.LedgerWalk.Score;
import io.counterservice.application.port.out.RollupStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the database knows of the check of all counters and of the roll-ups. It is asked in the background, so that looking at the numbers never
 * waits for it; while it cannot be asked, what it said last counts.
 */
final class HistoryGauges implements MeterBinder {
  private static final int ROUNDS_AFTER_FAILURE = 10;
  private final LedgerWalk walk;
  private final RollupStore rollups;
  private final InstantSource clock;
  private volatile Score score = new Score(0, 0);
  private volatile Instant rolledUntil;
  private int roundsToSkip;

  HistoryGauges(LedgerWalk walk, RollupStore rollups, InstantSource clock) {
    this.walk = walk;
    this.rollups = rollups;
    this.clock = clock;
    this.rolledUntil = clock.instant();
  }

  /** Asks anew; to be called by one thread. */
  void refresh() {
    if (roundsToSkip > 0) {
      roundsToSkip--;
      return;
    }
    try {
      score = walk.score();
      rolledUntil = rollups.rolledUntil();
    } catch (UnavailableException _) {
      roundsToSkip = ROUNDS_AFTER_FAILURE; // the stores have told the log
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("counter.verification.mismatches", this, HistoryGauges::mismatches)
        .description("Counters found not to be right, in this walk over all or in the last; must be 0").register(registry);
    Gauge.builder("counter.history.lag", this, HistoryGauges::lagSeconds).baseUnit("seconds")
        .description("How far the roll-ups of the journal are behind").register(registry);
  }

  private double mismatches() {
    Score now = score;
    return Math.max(now.faulty(), now.faultyBefore());
  }

  private double lagSeconds() {
    return Math.max(0, Duration.between(rolledUntil, clock.instant()).toMillis() / 1_000.0);
  }
}
