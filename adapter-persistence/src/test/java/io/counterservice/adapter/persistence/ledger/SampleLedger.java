package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Decision;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** The real ledger on a database, for tests of what is read from it: refusals are stored with the batch. */
public final class SampleLedger implements CounterLedger {
  private static final LedgerSettings SETTINGS = new LedgerSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2),
      Duration.ofHours(24));
  private final JdbcCounterLedger ledger;
  private final Partitions partitions;
  private final RefusalTally refusals;

  private SampleLedger(DataSource database) {
    partitions = new Partitions(database, SETTINGS.idempotencyRetention(), Kept.LONG);
    refusals = new RefusalTally(database);
    ledger = new JdbcCounterLedger(new TransactionalDataSource(database), SETTINGS, partitions, refusals, System::nanoTime);
  }

  public static SampleLedger on(DataSource database) {
    return new SampleLedger(database);
  }

  @Override
  public Decision commit(Batch batch) {
    partitions.create(batch.at());
    Decision decision = ledger.commit(batch);
    refusals.flush();
    return decision;
  }

  /** Makes partitions and drops what is kept no longer. */
  public boolean keep(Instant now) {
    return partitions.keep(now);
  }
}
