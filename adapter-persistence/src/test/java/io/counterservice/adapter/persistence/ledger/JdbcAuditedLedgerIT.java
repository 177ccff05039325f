package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.adapter.persistence.jpa.SampleTrail;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.AuditedLedgerContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL; what is made and what is told of it are one transaction. */
class JdbcAuditedLedgerIT extends AuditedLedgerContract {
  private static final String FAIL = "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''on purpose''; END'";
  private final DataSource database = PostgresFixture.database();
  private final CounterLedger ledger = SampleLedger.on(database);

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected AuditTrail trail() {
    return SampleTrail.on(database);
  }

  @Test
  void what_cannot_be_told_is_not_made() throws SQLException {
    execute(FAIL);
    execute("CREATE TRIGGER fail BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fail()");
    assertNothingIsLeft();
  }

  @Test
  void what_is_not_made_is_not_told() throws SQLException {
    execute(FAIL);
    execute("CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON counter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()");
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws SQLException {
    assertThatThrownBy(() -> commit(create(5))).isInstanceOf(UnavailableException.class);
    assertThat(entries()).isEmpty();
    assertThat(new JdbcCounterViews(database).find(List.of(STOCK))).isEmpty();
    execute("DROP FUNCTION fail CASCADE");
    commit(create(5));
    assertThat(entries()).hasSize(1);
    assertThat(new JdbcCounterViews(database).find(List.of(STOCK))).hasSize(1);
  }

  private void commit(Operation operation) {
    ledger.commit(new Batch(List.of(Request.of(update(new Actor("k1"), operation))), NOW, true));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
