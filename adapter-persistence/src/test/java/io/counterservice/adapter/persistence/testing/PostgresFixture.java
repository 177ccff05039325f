package io.counterservice.adapter.persistence.testing;

import io.counterservice.adapter.persistence.embedded.TestPostgres;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fresh, migrated databases on a real PostgreSQL that all tests of a JVM share. The server starts with the first
 * database asked for and ends with the JVM.
 *
 * <p>
 * It is the service's own PostgreSQL, or with {@code -Dcounter.test.postgres=15} (environment:
 * {@code COUNTER_TEST_POSTGRES}) the one of that version which Debian installs.
 */
public final class PostgresFixture {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private PostgresFixture() {}

  /** A database of its own with the whole schema; its connections are not pooled. */
  public static PGSimpleDataSource database() {
    return create("fixture_" + NUMBERS.incrementAndGet(), " TEMPLATE " + Shared.TEMPLATE);
  }

  /** A database of its own without any table. */
  public static PGSimpleDataSource emptyDatabase() {
    return create("fixture_" + NUMBERS.incrementAndGet(), "");
  }

  /** The server may hold what earlier runs left. */
  private static PGSimpleDataSource create(String name, String template) {
    try (var connection = Shared.DATABASES.apply("postgres").getConnection(); var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name + template);
      return Shared.DATABASES.apply(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Function<String, PGSimpleDataSource> server() throws SQLException {
    String version = System.getProperty("counter.test.postgres", System.getenv().getOrDefault("COUNTER_TEST_POSTGRES", ""));
    if (!version.isEmpty())
      return PostgresServer.start(version)::database;
    TestPostgres.Address embedded = TestPostgres.emptyDatabase();
    return name -> database(embedded, name);
  }

  private static PGSimpleDataSource database(TestPostgres.Address embedded, String name) {
    var source = new PGSimpleDataSource();
    source.setUrl(embedded.jdbcUrl());
    source.setDatabaseName(name);
    source.setUser(embedded.username());
    source.setPassword(embedded.password());
    return source;
  }

  /** Holds what is made once per JVM: migrating one template and copying it is much quicker than migrating each database. */
  private static final class Shared {
    static final String TEMPLATE = "fixture_migrated";
    static final Function<String, PGSimpleDataSource> DATABASES;

    static {
      try {
        DATABASES = server();
      } catch (SQLException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    static {
      Flyway.configure().dataSource(create(TEMPLATE, "")).load().migrate();
    }
  }
}
