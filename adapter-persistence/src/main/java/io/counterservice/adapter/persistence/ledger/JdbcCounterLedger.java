package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Decision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in PostgreSQL. A batch that loses a deadlock or meets a missing partition is run again: nothing of it was
 * answered yet. A connection lost during the commit is followed up until it is known whether the transaction is on disk.
 */
final class JdbcCounterLedger implements CounterLedger {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCounterLedger.class);
  private static final int ATTEMPTS_MAX = 10;
  private final DataSource dataSource;
  private final LedgerSettings settings;
  private final Partitions partitions;
  private final RefusalTally refusals;
  private final CommitWatchdog watchdog;
  private final CommitResolver resolver;
  private volatile @Nullable Lineage lineage;

  /** @param dataSource gives connections without auto-commit */
  JdbcCounterLedger(DataSource dataSource, LedgerSettings settings, Partitions partitions, RefusalTally refusals,
      LongSupplier nanoTime) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.partitions = partitions;
    this.refusals = refusals;
    this.watchdog = new CommitWatchdog(settings.commitTimeout(), nanoTime);
    this.resolver = new CommitResolver(dataSource, settings.resolveTimeout(), nanoTime);
  }

  @Override
  public Decision commit(Batch batch) {
    Decision decision = null;
    for (int attempt = 1; decision == null; attempt++)
      decision = attempt(batch, attempt < ATTEMPTS_MAX);
    refusals.add(decision.refusals(), batch.at());
    return decision;
  }

  /** Aborts transactions that have run too long; to be called every so often by a thread that the database cannot block. */
  void sweep() {
    watchdog.sweep();
  }

  /** The decision, or null where the batch is to be run again. */
  private @Nullable Decision attempt(Batch batch, boolean mayRepeat) {
    Xact xact = new Xact();
    Lineage before = lineage;
    try (Connection connection = dataSource.getConnection()) {
      watchdog.watch(connection);
      try {
        if (before == null)
          before = lineage = Lineage.of(connection);
        return new LedgerTransaction(connection, batch, settings.idempotencyRetention(), xact).run();
      } finally {
        watchdog.release(connection);
      }
    } catch (SQLException failure) {
      if (mayRepeat && (SqlStates.isConflict(failure) || (SqlStates.isMissingPartition(failure) && partitions.create(batch.at()))))
        return null;
      lineage = null;
      return resolve(failure, xact, before);
    }
  }

  private Decision resolve(SQLException failure, Xact xact, @Nullable Lineage before) {
    Decision decision = xact.decision();
    if (decision == null || before == null || SqlStates.isAnswered(failure)) {
      LOG.warn("A batch was not committed: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
    CommitResolver.Fate fate = resolver.fateOf(xact.id(), before);
    LOG.warn("The connection was lost during a commit ({}); the transaction is {}", failure.getMessage(), fate);
    return switch (fate) {
      case COMMITTED -> decision;
      case ABORTED -> throw new UnavailableException(Reason.DATABASE);
      case UNKNOWN -> throw new UnavailableException(Reason.OUTCOME_UNKNOWN);
    };
  }
}
