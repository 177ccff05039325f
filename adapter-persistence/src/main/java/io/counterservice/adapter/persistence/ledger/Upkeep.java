package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.TicketStore;
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

  Upkeep(JdbcCounterLedger ledger, Partitions partitions, RefusalTally refusals, TicketStore tickets, InstantSource clock) {
    this.refusals = refusals;
    var _ = watch.scheduleWithFixedDelay(ledger::sweep, 100, 100, TimeUnit.MILLISECONDS);
    var _ = chores.scheduleWithFixedDelay(refusals::flush, 1, 1, TimeUnit.SECONDS);
    var _ = chores.scheduleWithFixedDelay(() -> partitions.keep(clock.instant()), 1, 1, TimeUnit.HOURS);
    var _ = chores.scheduleWithFixedDelay(() -> remove(tickets, clock), 1, 1, TimeUnit.MINUTES);
  }

  /** What cannot be removed now is removed in a minute; the store has told the log. */
  private static void remove(TicketStore tickets, InstantSource clock) {
    try {
      tickets.removeExpired(clock.instant());
    } catch (UnavailableException _) {
      return;
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    chores.shutdownNow();
    refusals.flush();
  }
}
