package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** One embedded PostgreSQL for all tests of a JVM, and an empty database for each that asks. Its data stay below {@code target}. */
public final class TestPostgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** Where an empty database is and who may enter it. */
  public record Address(String jdbcUrl, String username, String password) {}

  /** Makes an empty database. */
  public static Address emptyDatabase() throws SQLException {
    var name = "test_" + DATABASES.incrementAndGet();
    try (var connection = DriverManager.getConnection(SERVER.jdbcUrl(), SERVER.username(), SERVER.password());
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name + " with (force)");
      statement.execute("create database " + name);
    }
    return new Address(SERVER.jdbcUrl().replaceFirst("/[^/]*$", "/" + name), SERVER.username(), SERVER.password());
  }

  private static EmbeddedPostgres start() {
    var settings = new EmbeddedSettings(Path.of("target", "test-postgres-" + System.getProperty("counter.test.fork", "alone")),
        Duration.ofMinutes(2), Duration.ofSeconds(30),
        DataSize.ofMegabytes(128));
    var server = EmbeddedPostgres.start(settings, LoggerFactory.getLogger(TestPostgres.class)::info);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "test-postgres-stop"));
    return server;
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException("the test database did not stop", e);
    }
  }
}
