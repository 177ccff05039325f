package io.counterservice.adapter.persistence.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Aborts connections whose transaction has run too long; the only way out of a read from a database that is frozen. */
final class CommitWatchdog {
  private final Map<Connection, Long> deadlines = new ConcurrentHashMap<>();
  private final long timeoutNanos;
  private final LongSupplier nanoTime;

  CommitWatchdog(Duration timeout, LongSupplier nanoTime) {
    this.timeoutNanos = timeout.toNanos();
    this.nanoTime = nanoTime;
  }

  void watch(Connection connection) {
    deadlines.put(connection, nanoTime.getAsLong() + timeoutNanos);
  }

  void release(Connection connection) {
    deadlines.remove(connection);
  }

  /** Aborts what is overdue; to be called every so often by a thread that the database cannot block. */
  void sweep() {
    long now = nanoTime.getAsLong();
    deadlines.forEach((connection, deadline) -> {
      if (now - deadline >= 0 && deadlines.remove(connection) != null)
        abort(connection);
    });
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // it is closed already, which is what was wanted
    }
  }
}
