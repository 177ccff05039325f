package io.counterservice.adapter.persistence.survey;

import io.counterservice.adapter.persistence.history.SampleRollups;
import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.CounterSurveysContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterSurveys;
import java.time.Instant;
import javax.sql.DataSource;

/** The contract on a real PostgreSQL. */
class JdbcCounterSurveysIT extends CounterSurveysContract {
  private final DataSource database = PostgresFixture.database();
  private final SampleLedger ledger = SampleLedger.on(database);

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected CounterSurveys surveys() {
    return new JdbcCounterSurveys(database);
  }

  @Override
  protected void rollUp(Instant now) {
    SampleRollups.rollUp(database, now);
  }
}
