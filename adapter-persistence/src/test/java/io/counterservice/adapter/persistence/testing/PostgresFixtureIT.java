package io.counterservice.adapter.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresFixtureIT {
  @Test
  void gives_each_caller_a_migrated_database_of_its_own() throws SQLException {
    DataSource first = PostgresFixture.database();
    DataSource second = PostgresFixture.database();
    assertThat(tables(first)).contains("flyway_schema_history").isEqualTo(tables(second));
    execute(first, "CREATE TABLE mark (id int)");
    assertThat(tables(second)).doesNotContain("mark");
  }

  @Test
  void gives_an_empty_database() throws SQLException {
    assertThat(tables(PostgresFixture.emptyDatabase())).isEmpty();
  }

  private static List<String> tables(DataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
      var tables = new ArrayList<String>();
      while (rows.next())
        tables.add(rows.getString(1));
      return tables;
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
