package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Somebody else's connections to a PostgreSQL: all that it has, those that others had before among them. */
final class Crowd implements AutoCloseable {
  private static final Duration TAKING_MAX = Duration.ofSeconds(20);
  private static final String OTHERS = " FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'crowd'";

  private final Deque<Connection> connections = new ArrayDeque<>();
  private final PostgresServer server;

  Crowd(PostgresServer server) throws IOException {
    this.server = server;
    if (!Patience.until(TAKING_MAX, this::hasTakenAll)) {
      close();
      throw new IOException("others keep their connections");
    }
  }

  /** Throws everybody else out, and is quicker than they in taking their places, or is so soon. */
  private boolean hasTakenAll() {
    fill();
    try (var statement = connections.getFirst().createStatement()) {
      statement.execute("SELECT pg_terminate_backend(pid)" + OTHERS);
      fill();
      try (var result = statement.executeQuery("SELECT count(*)" + OTHERS)) {
        return result.next() && result.getInt(1) == 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill() {
    var source = server.database("postgres");
    source.setApplicationName("crowd");
    try {
      while (true)
        connections.add(source.getConnection());
    } catch (SQLException _) {
      // full
    }
  }

  @Override
  public void close() throws IOException {
    try {
      for (var connection : connections)
        connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
