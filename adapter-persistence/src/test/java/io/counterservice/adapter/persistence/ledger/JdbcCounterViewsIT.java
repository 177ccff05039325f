package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.CounterViewsContract;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL, and how it finds what the live feed asks for again and again. */
class JdbcCounterViewsIT extends CounterViewsContract {
  private final DataSource database = PostgresFixture.database();

  @Test
  void versions_are_found_by_the_index_however_many_are_asked_for() throws SQLException {
    try (Connection connection = filled()) {
      assertThat(plan(connection, JdbcCounterViews.VERSIONS,
          connection.createArrayOf("text", IntStream.range(0, 10_000).mapToObj(number -> "c" + 7 * number).toArray())))
          .contains("Index Scan using counter_pkey").doesNotContain("Seq Scan");
      assertThat(plan(connection, JdbcCounterViews.VERSIONS_OF_PREFIX, "c", "c\u007f", 10_001))
          .contains("Index Scan using counter_pkey").doesNotContain("Seq Scan", "Sort");
    }
  }

  @Test
  void a_journal_is_read_from_its_day_on() throws SQLException {
    try (Connection connection = filled()) {
      OffsetDateTime at = OffsetDateTime.parse("2026-05-17T10:15:30Z");
      assertThat(plan(connection, JournalRows.SELECT, "c7", 5L, at, 100)).contains("counter_change_20260517", "counter_change_20260518")
          .doesNotContain("counter_change_20260516");
    }
  }

  /** With 100,000 counters and 30 days, and disks that PostgreSQL takes to be slow. */
  private Connection filled() throws SQLException {
    Connection connection = database.getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("""
          INSERT INTO counter SELECT 'c' || number, 1, 1, now(), 0, 9, 0, 0, 0, now(), false, false, '', '{}'
          FROM generate_series(1, 100000) AS number""");
      statement.execute("SELECT make_partition('counter_change', date '2026-04-19' + day) FROM generate_series(0, 29) AS day");
      statement.execute("ANALYZE counter");
      statement.execute("SET random_page_cost = 4");
    }
    return connection;
  }

  private static String plan(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
      for (int parameter = 0; parameter < parameters.length; parameter++)
        statement.setObject(parameter + 1, parameters[parameter]);
      var lines = new StringBuilder();
      try (var result = statement.executeQuery()) {
        while (result.next())
          lines.append(result.getString(1)).append('\n');
      }
      return lines.toString();
    }
  }

  @Override
  protected CounterLedger ledger() {
    var settings = new LedgerSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(24));
    return new JdbcCounterLedger(new TransactionalDataSource(database), settings,
        new Partitions(database, settings.idempotencyRetention(), Kept.LONG),
        new RefusalTally(database), System::nanoTime);
  }

  @Override
  protected CounterViews views() {
    return new JdbcCounterViews(database);
  }
}
