package io.counterservice.adapter.persistence.files;

import io.counterservice.adapter.persistence.ledger.AuditRows;
import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ImportStore;
import io.counterservice.domain.audit.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports in the tables {@code counter_import} and {@code counter_import_part}. */
final class JdbcImportStore implements ImportStore {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcImportStore.class);
  private static final String APPEND = "INSERT INTO counter_import_part (import, number, bytes) VALUES (?, ?, ?)";
  private static final String PART = "SELECT bytes FROM counter_import_part WHERE import = ? AND number = ?";
  private static final String REMOVE_PARTS = "DELETE FROM counter_import_part WHERE import = ?";
  private static final String REMOVE = "DELETE FROM counter_import WHERE id = ?";
  /** Of a database that is frozen; the pool is for work that may take longer, and takes the limit back. */
  private static final int ANSWER_MILLIS_MAX = 20_000;
  private final DataSource dataSource;

  /** Runs on a connection. */
  private interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  /** @param dataSource gives connections with auto-commit */
  JdbcImportStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void insert(ImportRun run) {
    run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ImportRows.INSERT)) {
        ImportRows.bindInsert(statement, run);
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public void append(String id, int number, byte[] bytes) {
    run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
        statement.setString(1, id);
        statement.setInt(2, number);
        statement.setBytes(3, bytes);
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public Optional<byte[]> part(String id, int number) {
    return run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(PART)) {
        statement.setString(1, id);
        statement.setInt(2, number);
        try (ResultSet result = statement.executeQuery()) {
          return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
        }
      }
    });
  }

  @Override
  public Optional<ImportRun> find(String id) {
    return run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ImportRows.FIND)) {
        statement.setString(1, id);
        return runs(statement).stream().findFirst();
      }
    });
  }

  @Override
  public List<ImportRun> changedBefore(Instant since) {
    return run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ImportRows.CHANGED_BEFORE)) {
        statement.setObject(1, Columns.offset(since));
        return runs(statement);
      }
    });
  }

  @Override
  public boolean replace(ImportRun next, @Nullable AuditEntry entry) {
    return run(connection -> {
      connection.setAutoCommit(false);
      try {
        boolean isMine = update(connection, next);
        if (isMine && entry != null)
          AuditRows.insert(connection, entry);
        if (isMine && next.phase() == ImportRun.Phase.APPLIED)
          delete(connection, REMOVE_PARTS, next.id());
        connection.commit();
        return isMine;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    });
  }

  @Override
  public void remove(String id) {
    run(connection -> delete(connection, REMOVE, id));
  }

  private static boolean update(Connection connection, ImportRun next) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ImportRows.UPDATE)) {
      ImportRows.bindUpdate(statement, next);
      return statement.executeUpdate() == 1;
    }
  }

  private static int delete(Connection connection, String sql, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      return statement.executeUpdate();
    }
  }

  private static List<ImportRun> runs(PreparedStatement statement) throws SQLException {
    List<ImportRun> runs = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next())
        runs.add(ImportRows.read(result));
    }
    return runs;
  }

  private <R> R run(Work<R> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS_MAX);
      return work.on(connection);
    } catch (SQLException failure) {
      LOG.warn("An import could not be read or written: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }
}
