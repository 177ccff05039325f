package io.counterservice.adapter.persistence.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import java.sql.SQLException;

/** A migrated database of its own behind a pool, as the cold paths have one. */
final class PooledDatabase extends HikariDataSource {
  private static final int CONNECTIONS_MAX = 8;

  PooledDatabase() {
    super(config());
  }

  void execute(String sql) {
    try (var connection = getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HikariConfig config() {
    var config = new HikariConfig();
    config.setDataSource(PostgresFixture.database());
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    return config;
  }
}
