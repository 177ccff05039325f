package io.counterservice.adapter.persistence.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The service's database within a PostgreSQL that has just started; made at the first start. */
final class Database {

  static final String NAME = "counter";

  private final String address;
  private final String password;

  Database(String address, String password) {
    this.address = address;
    this.password = password;
  }

  /** Returns the name of the database once it exists, and refuses a server that serves other data than ours. */
  String open(Path cluster) {
    try (var connection = DriverManager.getConnection(address + "postgres", Cluster.USERNAME, password)) {
      requireOurs(connection, cluster);
      if (first(connection, "select count(*) from pg_database where datname = '" + NAME + "'").equals("0"))
        create(connection);
      return NAME;
    } catch (SQLException e) {
      throw new EmbeddedPostgresException("The PostgreSQL on " + address + " does not let the service in: " + e.getMessage(),
          "If the password in postgresql.password was changed, put the old one back; if another program took the port, start again.", e);
    }
  }

  private void requireOurs(Connection connection, Path cluster) throws SQLException {
    var served = first(connection, "show data_directory");
    if (!cluster.equals(Path.of(served)))
      throw new EmbeddedPostgresException("The PostgreSQL on " + address + " serves " + served + " and not " + cluster + ".",
          "Another server took the port: start the service again. That server has not been changed.");
  }

  private static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create database " + NAME);
    }
  }

  private static String first(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
