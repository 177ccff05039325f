package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.HistoryStoreContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.HistoryStore;
import java.time.Instant;
import javax.sql.DataSource;

/** The contract on a real PostgreSQL. */
class JdbcHistoryStoreIT extends HistoryStoreContract {
  private final DataSource database = PostgresFixture.database();
  private final SampleLedger ledger = SampleLedger.on(database);

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
    SampleRollups.rollUp(database, until);
  }
}
