package io.counterservice.adapter.persistence.history;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Histories from roll-ups, and from the changes that are in none yet; each answer is of one snapshot. */
final class JdbcHistoryStore implements HistoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcHistoryStore.class);
  private final DataSource dataSource;

  /** Asks of one snapshot. */
  private interface Question<R> {
    R of(HistorySnapshot snapshot) throws SQLException;
  }

  /** @param dataSource gives connections with auto-commit, whose plans go by indexes */
  JdbcHistoryStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<Series> read(Collection<CounterName> names, Timeline timeline) {
    return ask(snapshot -> snapshot.each(names, timeline));
  }

  @Override
  public Series sum(Collection<CounterName> names, Timeline timeline) {
    return ask(snapshot -> snapshot.sum(names, timeline));
  }

  @Override
  public Optional<PastValue> at(CounterName name, Instant instant) {
    return ask(snapshot -> snapshot.at(name, instant));
  }

  private <R> R ask(Question<R> question) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return question.of(new HistorySnapshot(connection));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      LOG.warn("A history could not be read: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }
}
