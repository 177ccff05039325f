package io.counterservice.adapter.persistence.survey;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CounterSurveys;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Nearness;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.survey.Survey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole table of counters, three times, in one snapshot: no index could say what is near or idle and let writers be quick. */
final class JdbcCounterSurveys implements CounterSurveys {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCounterSurveys.class);
  /** One processor is enough for what nobody waits for; and what takes very long holds back the cleaning of old rows. */
  private static final String MODEST = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '60s';"
      + " SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off";
  private final DataSource dataSource;

  /** Makes something of the row that a result is at. */
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** @param dataSource gives connections with auto-commit that may be used for minutes */
  JdbcCounterSurveys(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Survey make(Instant at) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(MODEST);
        return survey(connection, at);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      LOG.warn("The counters could not be surveyed: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }

  private static Survey survey(Connection connection, Instant at) throws SQLException {
    Instant idleSince = at.minus(Survey.IDLE_AFTER);
    long[] counts = list(connection, SurveyRows.COUNTS, row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)}, idleSince)
        .getFirst();
    return new Survey(at, counts[0], counts[1], list(connection, SurveyRows.NEAR, JdbcCounterSurveys::near), counts[2],
        list(connection, SurveyRows.IDLE, JdbcCounterSurveys::idle, idleSince),
        list(connection, SurveyRows.MOVERS, JdbcCounterSurveys::mover, Resolution.MINUTE.floor(at.minus(Survey.MOVING_FOR))));
  }

  private static Survey.Near near(ResultSet row) throws SQLException {
    Bounds bounds = new Bounds(row.getLong(3), row.getLong(4));
    CounterDefinition definition = new CounterDefinition(bounds, row.getLong(5), "", Collections.emptySortedMap(), false);
    return new Survey.Near(name(row), row.getLong(2), bounds, Nearness.of(row.getLong(2), definition));
  }

  private static Survey.Idle idle(ResultSet row) throws SQLException {
    return new Survey.Idle(name(row), row.getLong(2), Columns.instant(row, 3));
  }

  private static Survey.Mover mover(ResultSet row) throws SQLException {
    return new Survey.Mover(name(row), row.getLong(2), row.getBigDecimal(3).toBigIntegerExact());
  }

  private static CounterName name(ResultSet row) throws SQLException {
    return new CounterName(row.getString(1));
  }

  private static <T> List<T> list(Connection connection, String sql, Reading<T> reading, Instant... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int parameter = 0; parameter < parameters.length; parameter++)
        statement.setObject(parameter + 1, Columns.offset(parameters[parameter]));
      List<T> list = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next())
          list.add(reading.of(result));
      }
      return list;
    }
  }
}
