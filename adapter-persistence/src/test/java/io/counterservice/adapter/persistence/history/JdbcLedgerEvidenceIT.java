package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.LedgerEvidenceContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.LedgerEvidence;
import java.time.Duration;
import javax.sql.DataSource;

/** The contract on a real PostgreSQL. */
class JdbcLedgerEvidenceIT extends LedgerEvidenceContract {
  private final DataSource database = PostgresFixture.database();
  private final SampleLedger ledger = SampleLedger.on(database);

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected LedgerEvidence evidence() {
    return new JdbcLedgerEvidence(database);
  }

  @Override
  protected void rollUp() {
    JdbcRollupStore rollups = new JdbcRollupStore(database, () -> HOUR.plus(Duration.ofDays(1)), System::nanoTime);
    while (rollups.rollUp(_ -> Duration.ZERO).isBehind()) {
      // there is more
    }
  }
}
