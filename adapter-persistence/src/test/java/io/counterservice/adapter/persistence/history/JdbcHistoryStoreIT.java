package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.HistoryStoreContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.HistoryStore;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** The contract on a real PostgreSQL. */
class JdbcHistoryStoreIT extends HistoryStoreContract {
  private final DataSource database = PostgresFixture.database();
  private final SampleLedger ledger = SampleLedger.on(database);
  private Instant now = Instant.EPOCH;

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected HistoryStore history() {
    return new JdbcHistoryStore(database);
  }

  @Override
  protected void rollUp(Instant until) {
    now = until.plusNanos(1_000_000);
    JdbcRollupStore rollups = new JdbcRollupStore(database, () -> now, System::nanoTime);
    while (rollups.rollUp(_ -> Duration.ZERO).isBehind()) {
      // there is more
    }
  }
}
