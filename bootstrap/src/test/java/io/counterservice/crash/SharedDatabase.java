package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Several nodes on one PostgreSQL that is never disturbed. */
record SharedDatabase(PostgresServer postgres, Fleet fleet) implements FleetStage {

  /** @param settings of every node */
  static SharedDatabase of(int nodes, Path jar, Path home, List<String> settings) throws IOException, InterruptedException {
    var postgres = PostgresServer.durable();
    return new SharedDatabase(postgres, Fleet.of(nodes, jar, home, "jdbc:postgresql://" + postgres.address() + "/postgres", settings));
  }

  /** Rows are locked in name order everywhere, so there is no deadlock to be sorted out. */
  @Override
  public List<String> complaints() throws IOException {
    try (var connection = postgres.database("postgres").getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT sum(deadlocks) FROM pg_stat_database")) {
      result.next();
      long deadlocks = result.getLong(1);
      return deadlocks == 0 && !postgres.said().contains("deadlock detected") ? List.of() : List.of(deadlocks + " deadlocks");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    fleet.close();
    postgres.close();
  }
}
