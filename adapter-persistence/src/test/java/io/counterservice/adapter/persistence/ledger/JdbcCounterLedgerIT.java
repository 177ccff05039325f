package io.counterservice.adapter.persistence.ledger;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.CounterLedgerContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import java.time.Duration;
import javax.sql.DataSource;

/** The contract on a real PostgreSQL; its days' partitions are made by the ledger itself. */
class JdbcCounterLedgerIT extends CounterLedgerContract {
  private final DataSource database = PostgresFixture.database();

  @Override
  protected CounterLedger ledger() {
    LedgerSettings settings = new LedgerSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(24));
    return new JdbcCounterLedger(new TransactionalDataSource(database), settings, new Partitions(database, settings.idempotencyRetention()),
        new RefusalTally(database), System::nanoTime);
  }

  @Override
  protected CounterViews views() {
    return new JdbcCounterViews(database);
  }
}
