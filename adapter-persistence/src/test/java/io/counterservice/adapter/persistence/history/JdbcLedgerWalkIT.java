package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.LedgerWalkContract;
import io.counterservice.application.port.out.LedgerWalk;

/** The contract on a real PostgreSQL. */
class JdbcLedgerWalkIT extends LedgerWalkContract {
  @Override
  protected LedgerWalk walk() {
    return new JdbcLedgerWalk(PostgresFixture.database());
  }
}
