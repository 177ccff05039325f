package io.counterservice.adapter.persistence.history;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.domain.counter.CounterName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The walk in the only row of table {@code ledger_check}, which is locked for as long as one statement takes. */
final class JdbcLedgerWalk implements LedgerWalk {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcLedgerWalk.class);
  private static final String TAKE = """
      UPDATE ledger_check SET next_at = now() + ? * interval '1 microsecond'
      WHERE id = (SELECT id FROM ledger_check WHERE next_at <= now() FOR UPDATE SKIP LOCKED) RETURNING position""";
  private static final String END = """
      UPDATE ledger_check SET position = u.reached, next_at = now() + u.rest * interval '1 microsecond',
        faulty = CASE WHEN u.reached IS NULL THEN 0 ELSE faulty + u.more END,
        faulty_before = CASE WHEN u.reached IS NULL THEN faulty + u.more ELSE faulty_before END,
        walked_at = CASE WHEN u.reached IS NULL THEN now() ELSE walked_at END
      FROM (SELECT ?::text AS after, ?::text AS reached, ?::bigint AS more, ?::bigint AS rest) AS u
      WHERE position IS NOT DISTINCT FROM u.after""";
  private static final String SCORE = "SELECT faulty, faulty_before FROM ledger_check";
  private final DataSource dataSource;

  /** Fills in a statement, and does it. */
  private interface Work<R> {
    R on(PreparedStatement statement) throws SQLException;
  }

  /** @param dataSource gives connections with auto-commit */
  JdbcLedgerWalk(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<Turn> take(Duration patience) {
    return run(TAKE, statement -> {
      statement.setLong(1, micros(patience));
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(new Turn(name(result.getString(1)))) : Optional.empty();
      }
    });
  }

  @Override
  public void end(Turn turn, @Nullable CounterName reached, long faulty, Duration rest) {
    run(END, statement -> {
      statement.setString(1, text(turn.after()));
      statement.setString(2, text(reached));
      statement.setLong(3, faulty);
      statement.setLong(4, micros(rest));
      return statement.executeUpdate();
    });
  }

  @Override
  public Score score() {
    return run(SCORE, statement -> {
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return new Score(result.getLong(1), result.getLong(2));
      }
    });
  }

  private <R> R run(String sql, Work<R> work) {
    try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      LOG.warn("The check of all counters could not be taken account of: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static @Nullable CounterName name(@Nullable String text) {
    return text == null ? null : new CounterName(text);
  }

  private static @Nullable String text(@Nullable CounterName name) {
    return name == null ? null : name.value();
  }
}
