package io.counterservice.adapter.persistence.files;

import io.counterservice.adapter.persistence.ledger.AuditRows;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.ImportStoreContract;
import io.counterservice.application.port.out.ImportStore;
import io.counterservice.domain.audit.AuditEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The contract on a real PostgreSQL. */
class JdbcImportStoreIT extends ImportStoreContract {
  private @Nullable DataSource database;

  @Override
  protected ImportStore store() {
    database = PostgresFixture.database();
    return new JdbcImportStore(database);
  }

  @Override
  protected List<AuditEntry> told() {
    try (var connection = Objects.requireNonNull(database).getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT " + AuditRows.COLUMNS + " FROM audit_entry ORDER BY number DESC")) {
      List<AuditEntry> told = new ArrayList<>();
      while (result.next())
        told.add(AuditRows.read(result).entry());
      return told;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
