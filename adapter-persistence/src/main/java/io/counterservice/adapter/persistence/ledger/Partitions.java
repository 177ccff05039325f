package io.counterservice.adapter.persistence.ledger;

import io.counterservice.adapter.persistence.ledger.PartitionedTable.Width;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the partitions of tables: made days ahead, dropped when their retention is over. What belongs to the history is dropped in two steps, a
 * call apart: first everybody is told that it is no longer to be read, and that only when what stays tells the same.
 */
final class Partitions {
  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final int DAYS_AHEAD = 3;
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final String MAKE = "SELECT make_partition(?, ?::date, ?)";
  private static final String LIST = """
      SELECT c.relname, i.inhrelid IS NOT NULL AS attached, coalesce(i.inhdetachpending, false) AS pending
      FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname ~ ('^' || ? || '_[0-9]{8}$') AND c.relname < ?
      ORDER BY 1""";
  private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended('drop_partition', 0))";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('drop_partition', 0))";
  private static final String REACH = "SELECT since FROM history_reach WHERE level = ?";
  /** Changes may go only when they are all in the roll-ups. */
  private static final String SHORTEN = """
      UPDATE history_reach SET since = u.since FROM (SELECT ?::timestamptz AS since) u
      WHERE level = ? AND history_reach.since < u.since AND (level <> 'change' OR (
        EXISTS (SELECT FROM history_job WHERE rolled_until >= u.since)
        AND NOT EXISTS (SELECT FROM counter c LEFT JOIN history_cursor r ON r.counter = c.name
          WHERE c.version > coalesce(r.version, -1) AND c.updated_at < u.since)))""";
  private final DataSource dataSource;
  private final List<PartitionedTable> tables;

  /** @param dataSource gives connections with auto-commit */
  Partitions(DataSource dataSource, Duration idempotencyRetention, JournalSettings journal) {
    this.dataSource = dataSource;
    this.tables = List.of(new PartitionedTable("idempotency_record", Width.DAY, idempotencyRetention, null),
        new PartitionedTable("counter_change", Width.DAY, journal.retention(), "change"),
        new PartitionedTable("counter_refusal", Width.DAY, journal.retention(), "change"),
        new PartitionedTable("history_minute", Width.MONTH, journal.minuteRetention(), "minute"),
        new PartitionedTable("history_hour", Width.YEAR, journal.hourRetention(), "hour"),
        new PartitionedTable("history_day", Width.YEAR, journal.dayRetention(), "day"));
  }

  /** Makes the partitions of this day and the next ones, and drops what is kept no longer; says whether it could. */
  boolean keep(Instant now) {
    try (Connection connection = patientConnection()) {
      for (int day = 0; day <= DAYS_AHEAD; day++)
        make(connection, now.plus(Duration.ofDays(day)));
      if (is(connection, LOCK))
        drop(connection, now);
      return true;
    } catch (SQLException failure) {
      LOG.warn("Partitions could not be kept: {}", failure.getMessage());
      return false;
    }
  }

  /** Makes the partitions of one instant. */
  boolean create(Instant at) {
    try (Connection connection = dataSource.getConnection()) {
      make(connection, at);
      return true;
    } catch (SQLException failure) {
      LOG.warn("A partition could not be made: {}", failure.getMessage());
      return false;
    }
  }

  /** Taking a partition away waits for every transaction that began before. */
  private Connection patientConnection() throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
    return connection;
  }

  private void make(Connection connection, Instant at) throws SQLException {
    for (PartitionedTable table : tables)
      try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
        statement.setString(1, table.name());
        statement.setObject(2, Columns.offset(at).toLocalDate());
        statement.setString(3, table.width().name().toLowerCase(Locale.ROOT));
        statement.execute();
      }
  }

  private void drop(Connection connection, Instant now) throws SQLException {
    try {
      for (PartitionedTable table : tables) {
        Instant kept = table.firstKept(now);
        if (table.level() == null)
          dropBefore(connection, table, kept);
        else
          forget(connection, table, table.level(), kept);
      }
    } finally {
      is(connection, UNLOCK);
    }
  }

  private static void forget(Connection connection, PartitionedTable table, String level, Instant kept) throws SQLException {
    try (PreparedStatement reach = connection.prepareStatement(REACH)) {
      reach.setString(1, level);
      try (ResultSet found = reach.executeQuery()) {
        found.next();
        dropBefore(connection, table, Columns.instant(found, 1));
      }
    }
    try (PreparedStatement shorten = connection.prepareStatement(SHORTEN)) {
      shorten.setObject(1, Columns.offset(kept));
      shorten.setString(2, level);
      shorten.executeUpdate();
    }
  }

  /** Goes on where an earlier call was interrupted, too. */
  private static void dropBefore(Connection connection, PartitionedTable table, Instant kept) throws SQLException {
    for (String sql : dropping(connection, table, kept))
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
  }

  private static List<String> dropping(Connection connection, PartitionedTable table, Instant kept) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setString(1, table.name());
      statement.setString(2, table.partition(kept));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String partition = result.getString(1);
          if (result.getBoolean(2))
            steps.add(
                "ALTER TABLE " + table.name() + " DETACH PARTITION " + partition + (result.getBoolean(3) ? " FINALIZE" : " CONCURRENTLY"));
          steps.add("DROP TABLE " + partition);
        }
      }
    }
    return steps;
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(question)) {
      return result.next() && result.getBoolean(1);
    }
  }
}
