package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is stored of counters in PostgreSQL; each page is of one snapshot, so that writers and the roll-up job never show in part. */
final class JdbcLedgerEvidence implements LedgerEvidence {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcLedgerEvidence.class);
  private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; ";
  private final DataSource dataSource;

  /** Reads in a transaction. */
  private interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  /** @param dataSource gives connections with auto-commit, on which a statement may take minutes */
  JdbcLedgerEvidence(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public <R> List<R> page(@Nullable CounterName after, int limit, Function<Evidence, R> examination) {
    return inSnapshot(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(EvidenceRows.PAGE)) {
        statement.setString(1, after == null ? "" : after.value());
        statement.setInt(2, limit);
        return examine(connection, statement, examination);
      }
    });
  }

  @Override
  public <R> Optional<R> one(CounterName name, Function<Evidence, R> examination) {
    return inSnapshot(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(EvidenceRows.ONE)) {
        statement.setString(1, name.value());
        return examine(connection, statement, examination).stream().findFirst();
      }
    });
  }

  @Override
  public long counters() {
    return inSnapshot(connection -> {
      try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(EvidenceRows.COUNT)) {
        result.next();
        return result.getLong(1);
      }
    });
  }

  private static <R> List<R> examine(Connection connection, PreparedStatement claiming, Function<Evidence, R> examination)
      throws SQLException {
    Reach reach = reach(connection);
    List<Claim> claims = new ArrayList<>();
    try (ResultSet result = claiming.executeQuery()) {
      while (result.next())
        claims.add(EvidenceRows.claim(result, reach));
    }
    if (claims.isEmpty())
      return List.of();
    try (EvidencePage page = new EvidencePage(connection, claims)) {
      return page.examine(examination);
    }
  }

  private static Reach reach(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(HistoryRows.REACH)) {
      result.next();
      return new Reach(Columns.instant(result, 1), Columns.instant(result, 2), Columns.instant(result, 3), Columns.instant(result, 4));
    }
  }

  private <R> R inSnapshot(Work<R> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(SNAPSHOT + EvidenceRows.IN_ORDER);
        return work.on(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw unavailable(failure);
    } catch (RowStream.Broken broken) {
      throw unavailable(broken.failure());
    }
  }

  private static UnavailableException unavailable(SQLException failure) {
    LOG.warn("Counters could not be verified: {}", failure.getMessage());
    return new UnavailableException(Reason.DATABASE);
  }
}
