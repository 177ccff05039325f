package io.counterservice.adapter.persistence.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A table with one row in an embedded PostgreSQL: what is acknowledged must be found again. */
final class Tally implements AutoCloseable {

  private final Connection connection;

  Tally(String jdbcUrl, String password) throws SQLException {
    this.connection = DriverManager.getConnection(jdbcUrl, Cluster.USERNAME, password);
  }

  static Tally of(EmbeddedPostgres postgres) throws SQLException {
    return new Tally(postgres.jdbcUrl(), postgres.password());
  }

  void create() throws SQLException {
    execute("create table tally (total bigint not null)");
    execute("insert into tally values (0)");
  }

  void increment() throws SQLException {
    execute("update tally set total = total + 1");
  }

  long total() throws SQLException {
    return Long.parseLong(ask("select total from tally"));
  }

  /** The process of the server behind this connection's own. */
  long serverPid() throws SQLException {
    var file = ask("select pg_read_file('postmaster.pid')");
    return Long.parseLong(file.lines().findFirst().orElseThrow());
  }

  String ask(String query) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
