package io.counterservice.adapter.persistence.cluster;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.Surroundings;
import io.counterservice.domain.cluster.Database;
import io.counterservice.domain.cluster.Grid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/** What the database says of itself, and what this node knows of its connections and the grid. */
final class JdbcSurroundings implements Surroundings {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcSurroundings.class);
  private static final String FACTS = "SELECT current_setting('server_version'), pg_database_size(current_database()), pg_postmaster_start_time()";
  private static final String STANDBYS = "SELECT coalesce(application_name, ''), coalesce(sync_state, ''), extract(epoch FROM replay_lag) * 1000"
      + " FROM pg_stat_replication ORDER BY 1";
  private static final String MIGRATIONS = "SELECT version, description, installed_on::timestamptz FROM flyway_schema_history"
      + " WHERE version IS NOT NULL AND success ORDER BY installed_rank";
  private final JdbcOperations jdbc;
  private final Supplier<List<Database.Pool>> pools;
  private final Supplier<Grid> grid;

  JdbcSurroundings(JdbcOperations jdbc, Supplier<List<Database.Pool>> pools, Supplier<Grid> grid) {
    this.jdbc = jdbc;
    this.pools = pools;
    this.grid = grid;
  }

  @Override
  public Database database() {
    try {
      List<Database.Standby> standbys = jdbc.query(STANDBYS,
          (row, _) -> new Database.Standby(row.getString(1), row.getString(2), lag(row)));
      List<Database.Migration> migrations = jdbc.query(MIGRATIONS,
          (row, _) -> new Database.Migration(row.getString(1), row.getString(2), Columns.instant(row, 3)));
      return Objects.requireNonNull(jdbc.queryForObject(FACTS, (row, _) -> new Database(row.getString(1), row.getLong(2),
          Columns.instant(row, 3), pools.get(), standbys, migrations)));
    } catch (DataAccessException failure) {
      LOG.warn("The database does not tell of itself: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }

  @Override
  public Grid grid() {
    return grid.get();
  }

  private static @Nullable Duration lag(ResultSet row) throws SQLException {
    long millis = row.getLong(3);
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }
}
