package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.AuditRows;
import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Roll-ups in PostgreSQL. One call is one transaction, which holds the lock of the only row of {@code history_job}: that is the lease, and a
 * node that dies loses it with everything it had begun.
 *
 * <p>The journal is gone through by time, a span after the other. A transaction may become visible after later ones, and clocks of nodes
 * differ: each span begins a minute before the one before ended, and {@code history_cursor} tells which changes are in already; they
 * become visible in order, counter by counter. Where a change is missing nonetheless, its counter is gone through from its cursor on; a sweep
 * every ten minutes looks for counters that are behind without having been changed since.
 */
final class JdbcRollupStore implements RollupStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcRollupStore.class);
  private static final Duration OVERLAP = Duration.ofMinutes(1);
  private static final Duration SPAN_MIN = Duration.ofSeconds(10);
  private static final Duration SPAN_MAX = Duration.ofDays(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final int CHANGES_MAX = 4_000_000;
  private static final String LEASE = "SELECT rolled_until, swept_at FROM history_job WHERE next_at <= now() FOR UPDATE SKIP LOCKED";
  private static final String BEGINNING = "SELECT min(to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD'))::timestamp AT TIME ZONE 'UTC'"
      + " FROM pg_inherits WHERE inhparent = 'counter_change'::regclass";
  private static final String PARTITIONS = "SELECT make_partition(name, month::date, width)"
      + " FROM (VALUES ('history_minute', 'month'), ('history_hour', 'year'), ('history_day', 'year')) AS t (name, width),"
      + " generate_series(date_trunc('month', ?::timestamptz, 'UTC') AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC' + interval '1 day',"
      + " interval '1 month') AS month";
  private static final String LEFT_BEHIND = "SELECT array_agg(name) FROM (SELECT c.name FROM counter c"
      + " LEFT JOIN history_cursor r ON r.counter = c.name WHERE c.version > coalesce(r.version, -1) AND c.updated_at < ? LIMIT 10000) AS behind";
  private static final String GO_ON = "UPDATE history_job SET rolled_until = ?, swept_at = ?, next_at = now() + ? * interval '1 microsecond'";
  private static final String RESET = """
      UPDATE history_cursor c SET at = reach.since, version = coalesce((SELECT to_version FROM history_day d WHERE d.counter = c.counter
          AND d.start < reach.since AND to_version IS NOT NULL ORDER BY start DESC LIMIT 1), -1)
        FROM history_reach reach WHERE reach.level = 'change';
      DELETE FROM history_minute USING history_reach WHERE level = 'change' AND start >= since;
      DELETE FROM history_hour USING history_reach WHERE level = 'change' AND start >= since;
      DELETE FROM history_day USING history_reach WHERE level = 'change' AND start >= since;
      UPDATE counter_refusal SET rolled = 0 FROM history_reach WHERE level = 'change' AND minute >= since AND rolled <> 0;
      UPDATE history_job SET rolled_until = NULL, next_at = now()""";
  private final DataSource dataSource;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private volatile Duration span = SPAN_MIN;

  /** Where the journal has been gone through. */
  private record Lease(Instant now, Instant until, Instant sweptAt) {}

  /** Runs in a transaction. */
  private interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  /**
   * @param dataSource gives connections with auto-commit, on which a statement may take minutes
   * @param clock the one that tells when changes are made
   */
  JdbcRollupStore(DataSource dataSource, InstantSource clock, LongSupplier nanoTime) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public Progress rollUp(UnaryOperator<Duration> rest) {
    long began = nanoTime.getAsLong();
    return inTransaction(connection -> {
      Lease lease = lease(connection);
      return lease == null ? Progress.NOT_NOW : rollUp(connection, lease, began, rest);
    });
  }

  @Override
  public void reset(Caller by, Instant at) {
    inTransaction(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT FROM history_job FOR UPDATE");
        statement.execute(RESET);
      }
      AuditRows.insert(connection, Audit.of(AuditAction.HISTORY_REBUILT, "", by, at));
      return true;
    });
    span = SPAN_MIN;
  }

  @Override
  public Instant rolledUntil() {
    return inTransaction(connection -> {
      try (var statement = connection.createStatement();
          var result = statement.executeQuery("SELECT coalesce(rolled_until, 'epoch') FROM history_job")) {
        result.next();
        return Columns.instant(result, 1);
      }
    });
  }

  private @Nullable Lease lease(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); var result = statement.executeQuery(LEASE)) {
      if (!result.next())
        return null;
      Instant now = clock.instant();
      OffsetDateTime until = result.getObject(1, OffsetDateTime.class);
      Instant beginning = beginning(connection, now);
      makePartitions(connection, beginning);
      return new Lease(now, until == null ? beginning : until.toInstant(), Columns.instant(result, 2));
    }
  }

  private Progress rollUp(Connection connection, Lease lease, long began, UnaryOperator<Duration> rest) throws SQLException {
    Instant until = lease.until.plus(span);
    boolean isBehind = until.isBefore(lease.now);
    if (!isBehind)
      until = lease.now;
    Instant settled = lease.until.minus(OVERLAP);
    Added added = addSpan(connection, settled, until);
    boolean sweeps = lease.sweptAt.plus(BETWEEN_SWEEPS).isBefore(lease.now);
    long late = addCounters(connection, added.leftOut) + (sweeps ? sweep(connection, settled) : 0);
    addRefusals(connection);
    span = next(added.changes);
    Duration pause = isBehind ? Duration.ZERO : rest.apply(Duration.ofNanos(nanoTime.getAsLong() - began));
    goOn(connection, until, sweeps ? lease.now : lease.sweptAt, pause);
    return new Progress(added.changes + late, until, isBehind);
  }

  /**
   * What one statement added.
   *
   * @param leftOut the names of counters of which it could not add anything yet, or null
   */
  private record Added(long changes, @Nullable Array leftOut) {}

  private static Added addSpan(Connection connection, Instant from, Instant to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RollupRows.ROLL_UP_SPAN)) {
      statement.setObject(1, Columns.offset(from));
      statement.setObject(2, Columns.offset(to));
      return added(statement);
    }
  }

  /** Adds what is left of counters that were last changed before an instant, and are not all in. */
  private static long sweep(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(LEFT_BEHIND)) {
      find.setObject(1, Columns.offset(before));
      try (ResultSet found = find.executeQuery()) {
        found.next();
        return addCounters(connection, found.getArray(1));
      }
    }
  }

  private static long addCounters(Connection connection, @Nullable Array names) throws SQLException {
    if (names == null)
      return 0;
    try (PreparedStatement statement = connection.prepareStatement(RollupRows.ROLL_UP_COUNTERS)) {
      statement.setArray(1, names);
      return added(statement).changes;
    }
  }

  private static Added added(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return new Added(result.getLong(1), result.getArray(2));
    }
  }

  private static void addRefusals(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(RollupRows.ROLL_UP_REFUSALS);
    }
  }

  private static void goOn(Connection connection, Instant until, Instant sweptAt, Duration rest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GO_ON)) {
      statement.setObject(1, Columns.offset(until));
      statement.setObject(2, Columns.offset(sweptAt));
      statement.setLong(3, rest.toNanos() / 1_000);
      statement.executeUpdate();
    }
  }

  /** Doubles the span while its changes are few, so that years without any are gone through at once. */
  private Duration next(long changes) {
    if (changes > CHANGES_MAX)
      return span.dividedBy(2).compareTo(SPAN_MIN) < 0 ? SPAN_MIN : span.dividedBy(2);
    return changes > CHANGES_MAX / 2 || span.compareTo(SPAN_MAX) >= 0 ? span : span.multipliedBy(2);
  }

  private static Instant beginning(Connection connection, Instant now) throws SQLException {
    try (var statement = connection.createStatement(); var result = statement.executeQuery(BEGINNING)) {
      result.next();
      OffsetDateTime beginning = result.getObject(1, OffsetDateTime.class);
      return beginning == null ? now : beginning.toInstant();
    }
  }

  private static void makePartitions(Connection connection, Instant beginning) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PARTITIONS)) {
      statement.setObject(1, Columns.offset(beginning));
      statement.execute();
    }
  }

  private <R> R inTransaction(Work<R> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        R result = work.on(connection);
        connection.commit();
        return result;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      LOG.warn("Roll-ups could not be kept: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }
}
