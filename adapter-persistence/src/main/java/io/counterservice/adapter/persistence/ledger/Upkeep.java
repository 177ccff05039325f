package io.counterservice.adapter.persistence.ledger;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What storage needs done every so often. The watch over commits has a thread of its own, which no database call can block. */
final class Upkeep implements AutoCloseable {
  private final ScheduledExecutorService watch = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("commit-watch").factory());
  private final ScheduledExecutorService chores = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("upkeep").factory());
  private final RefusalTally refusals;

  Upkeep(JdbcCounterLedger ledger, Partitions partitions, RefusalTally refusals, Expiry expiry, InstantSource clock) {
    this.refusals = refusals;
    var _ = watch.scheduleWithFixedDelay(ledger::sweep, 100, 100, TimeUnit.MILLISECONDS);
    var _ = chores.scheduleWithFixedDelay(refusals::flush, 1, 1, TimeUnit.SECONDS);
    var _ = chores.scheduleWithFixedDelay(() -> partitions.keep(clock.instant()), 1, 1, TimeUnit.HOURS);
    var _ = chores.scheduleWithFixedDelay(expiry::remove, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    watch.shutdownNow();
    chores.shutdownNow();
    refusals.flush();
  }
}
