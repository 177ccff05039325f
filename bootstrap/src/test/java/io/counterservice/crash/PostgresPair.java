package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.Ports;
import io.counterservice.adapter.persistence.testing.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL and its synchronous standby, which changes places with it at a failover. Confined to one thread. */
final class PostgresPair implements AutoCloseable {
  private static final Duration STREAMING_MAX = Duration.ofSeconds(30);
  private static final String[] OPTIONS = {"max_connections=60", "shared_buffers=32MB", "wal_retrieve_retry_interval=200ms"};
  private static final String STREAMING = "SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'sync'";

  private PostgresServer primary;
  private PostgresServer standby;

  private PostgresPair(PostgresServer primary, PostgresServer standby) throws IOException {
    this.primary = primary;
    this.standby = standby;
    makeSynchronous();
  }

  static PostgresPair start() throws IOException, InterruptedException {
    var primary = PostgresServer.durable(OPTIONS);
    return new PostgresPair(primary, primary.standbyOn(Ports.free()));
  }

  /** Both addresses: the driver looks for the one that is not a standby. */
  String url() {
    return "jdbc:postgresql://" + primary.address() + "," + standby.address() + "/postgres?targetServerType=primary";
  }

  PostgresServer primary() {
    return primary;
  }

  /** Ends the primary for good, and gives its place to the standby. */
  void failOver() throws IOException {
    execute(standby, "SELECT pg_promote()");
    var lost = primary;
    primary = standby;
    standby = lost;
  }

  /** Makes the former primary, which must be dead, a standby of the new one. */
  void renew() throws IOException, InterruptedException {
    standby.close();
    standby = primary.standbyOn(standby.port());
    makeSynchronous();
  }

  private void makeSynchronous() throws IOException {
    execute(primary, "ALTER SYSTEM SET synchronous_standby_names = '*'");
    execute(primary, "SELECT pg_reload_conf()");
    if (!Patience.until(STREAMING_MAX, () -> holds(primary, STREAMING)))
      throw new IOException("the standby does not follow:\n" + standby.said());
  }

  static Connection connect(PostgresServer server) throws SQLException {
    return server.database("postgres").getConnection();
  }

  private static void execute(PostgresServer server, String sql) throws IOException {
    try (var connection = connect(server); var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException(sql, e);
    }
  }

  private static boolean holds(PostgresServer server, String question) {
    try (var connection = connect(server); var statement = connection.createStatement(); var result = statement.executeQuery(question)) {
      return result.next() && result.getBoolean(1);
    } catch (SQLException _) {
      return false;
    }
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }
}
