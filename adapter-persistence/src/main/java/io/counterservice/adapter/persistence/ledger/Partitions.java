package io.counterservice.adapter.persistence.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the daily partitions of the journal and of the remembered outcomes: made days ahead, outcomes dropped when forgotten. */
final class Partitions {
  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final int DAYS_AHEAD = 3;
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final String RECORDS = "idempotency_record";
  private static final List<String> TABLES = List.of("counter_change", RECORDS);
  private final DataSource dataSource;
  private final Duration retention;

  /** @param dataSource gives connections with auto-commit */
  Partitions(DataSource dataSource, Duration retention) {
    this.dataSource = dataSource;
    this.retention = retention;
  }

  /** Makes the partitions of this day and the next ones, and drops what lies before the retention; says whether it could. */
  boolean keep(Instant now) {
    try (Connection connection = patientConnection()) {
      for (int day = 0; day <= DAYS_AHEAD; day++)
        make(connection, dayOf(now).plusDays(day));
      dropForgotten(connection, dayOf(now.minus(retention)));
      return true;
    } catch (SQLException failure) {
      LOG.warn("Partitions could not be kept: {}", failure.getMessage());
      return false;
    }
  }

  /** Makes the partitions of one instant's day. */
  boolean create(Instant at) {
    try (Connection connection = dataSource.getConnection()) {
      make(connection, dayOf(at));
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

  private static void make(Connection connection, LocalDate day) throws SQLException {
    for (String table : TABLES)
      try (PreparedStatement statement = connection.prepareStatement("SELECT make_partition(?, ?::date)")) {
        statement.setString(1, table);
        statement.setString(2, day.toString());
        statement.execute();
      }
  }

  private static void dropForgotten(Connection connection, LocalDate firstKept) throws SQLException {
    String oldestKept = RECORDS + firstKept.format(DateTimeFormatter.ofPattern("_yyyyMMdd"));
    for (String partition : partitionsOf(connection, RECORDS))
      if (partition.compareTo(oldestKept) < 0)
        try (Statement statement = connection.createStatement()) {
          statement.execute("ALTER TABLE " + RECORDS + " DETACH PARTITION " + partition + " CONCURRENTLY");
          statement.execute("DROP TABLE " + partition);
        }
  }

  private static List<String> partitionsOf(Connection connection, String table) throws SQLException {
    List<String> partitions = new ArrayList<>();
    try (PreparedStatement statement = connection
        .prepareStatement("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = ?::regclass")) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next())
          partitions.add(result.getString(1));
      }
    }
    return partitions;
  }

  private static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
