package io.counterservice.adapter.persistence.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Gives connections without auto-commit, as the pool of the commit path does. */
final class TransactionalDataSource extends DelegatingDataSource {
  TransactionalDataSource(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
