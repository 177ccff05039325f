package io.counterservice.adapter.persistence.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds out what became of a transaction whose connection died while it committed, by {@code pg_xact_status}. */
final class CommitResolver {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private final DataSource dataSource;
  private final long timeoutNanos;
  private final LongSupplier nanoTime;

  /** What is known of the transaction. */
  enum Fate {
    COMMITTED, ABORTED, UNKNOWN
  }

  CommitResolver(DataSource dataSource, Duration timeout, LongSupplier nanoTime) {
    this.dataSource = dataSource;
    this.timeoutNanos = timeout.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Asks until the transaction is past "in progress" or time is up; the answer counts only in the lineage it ran in. */
  Fate fateOf(@Nullable String xactId, Lineage lineage) {
    long deadline = nanoTime.getAsLong() + timeoutNanos;
    while (xactId != null && nanoTime.getAsLong() - deadline < 0) {
      Fate fate = ask(xactId, lineage);
      if (fate != null)
        return fate;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Fate.UNKNOWN;
  }

  private @Nullable Fate ask(String xactId, Lineage lineage) {
    try (Connection connection = dataSource.getConnection()) {
      if (!Lineage.of(connection).equals(lineage))
        return Fate.UNKNOWN;
      try (PreparedStatement statement = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
        statement.setString(1, xactId);
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          return fate(result.getString(1));
        }
      }
    } catch (SQLException _) {
      return null;
    }
  }

  private static @Nullable Fate fate(@Nullable String status) {
    return switch (status) {
      case "committed" -> Fate.COMMITTED;
      case "aborted" -> Fate.ABORTED;
      case "in progress" -> null;
      case null, default -> Fate.UNKNOWN;
    };
  }
}
