package io.counterservice.adapter.persistence.testing;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fresh, migrated databases on a real PostgreSQL that all tests of a JVM share. The server starts with the first
 * database asked for and ends with the JVM.
 *
 * <p>
 * {@code -Dcounter.test.postgres=15} or the environment variable {@code COUNTER_TEST_POSTGRES} names the major version.
 */
public final class PostgresFixture {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private PostgresFixture() {}

  /** A database of its own with the whole schema; its connections are not pooled. */
  public static PGSimpleDataSource database() {
    String name = "test_" + NUMBERS.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + Shared.TEMPLATE);
    return Shared.SERVER.database(name);
  }

  /** A database of its own without any table. */
  public static PGSimpleDataSource emptyDatabase() {
    String name = "empty_" + NUMBERS.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return Shared.SERVER.database(name);
  }

  private static void execute(String sql) {
    execute(Shared.SERVER, sql);
  }

  private static void execute(PostgresServer server, String sql) {
    try (var connection = server.database("postgres").getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Holds what is made once per JVM: migrating one template and copying it is much quicker than migrating each database. */
  private static final class Shared {
    static final String TEMPLATE = "migrated";
    static final PostgresServer SERVER = PostgresServer.start();

    static {
      execute(SERVER, "CREATE DATABASE " + TEMPLATE);
      Flyway.configure().dataSource(SERVER.database(TEMPLATE)).load().migrate();
    }
  }
}
