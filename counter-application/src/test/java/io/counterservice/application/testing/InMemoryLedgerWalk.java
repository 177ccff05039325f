package io.counterservice.application.testing;

import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A walk in memory. */
public final class InMemoryLedgerWalk implements LedgerWalk {
  private final InstantSource clock;
  private Turn next = new Turn(null);
  private Score score = new Score(0, 0);
  private Instant nextAt = Instant.MIN;

  public InMemoryLedgerWalk(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Turn> take(Duration patience) {
    if (nextAt.isAfter(clock.instant()))
      return Optional.empty();
    nextAt = clock.instant().plus(patience);
    return Optional.of(next);
  }

  @Override
  public synchronized void end(Turn turn, @Nullable CounterName reached, long faulty, Duration rest) {
    if (!turn.equals(next))
      return;
    next = new Turn(reached);
    long all = score.faulty() + faulty;
    score = reached == null ? new Score(0, all) : new Score(all, score.faultyBefore());
    nextAt = clock.instant().plus(rest);
  }

  @Override
  public synchronized Score score() {
    return score;
  }
}
