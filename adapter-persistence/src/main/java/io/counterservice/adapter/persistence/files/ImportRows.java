package io.counterservice.adapter.persistence.files;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Difference;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Problem;
import io.counterservice.application.port.ImportRun.Source;
import io.counterservice.application.port.ImportRun.Sums;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements on table {@code counter_import}. */
final class ImportRows {
  private static final String COLUMNS = "id, actor, address, format, file, phase, total, created, changed, unchanged, refused, problems,"
      + " differences, changed_at, revision";
  static final String INSERT = "INSERT INTO counter_import (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String FIND = "SELECT " + COLUMNS + " FROM counter_import WHERE id = ?";
  static final String CHANGED_BEFORE = "SELECT " + COLUMNS + " FROM counter_import WHERE changed_at < ? LIMIT 100";
  static final String UPDATE = """
      UPDATE counter_import SET phase = ?, total = ?, created = ?, changed = ?, unchanged = ?, refused = ?, problems = ?, differences = ?,
        changed_at = ?, revision = ? WHERE id = ? AND revision = ?""";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
  };
  private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {
  };

  private ImportRows() {}

  static void bindInsert(PreparedStatement statement, ImportRun run) throws SQLException {
    Source source = run.source();
    statement.setString(1, run.id());
    statement.setString(2, source.by().actor().id());
    statement.setString(3, source.by().address());
    statement.setString(4, source.format().name());
    statement.setString(5, source.file());
    int next = bindState(statement, 6, run);
    statement.setLong(next, run.revision());
  }

  static void bindUpdate(PreparedStatement statement, ImportRun run) throws SQLException {
    int next = bindState(statement, 1, run);
    statement.setLong(next, run.revision());
    statement.setString(next + 1, run.id());
    statement.setLong(next + 2, run.revision() - 1);
  }

  private static int bindState(PreparedStatement statement, int first, ImportRun run) throws SQLException {
    int next = first;
    statement.setString(next++, run.phase().name());
    statement.setLong(next++, run.total());
    statement.setLong(next++, run.sums().created());
    statement.setLong(next++, run.sums().changed());
    statement.setLong(next++, run.sums().unchanged());
    statement.setLong(next++, run.sums().refused());
    statement.setString(next++, JSON.writeValueAsString(run.problems()));
    statement.setString(next++, JSON.writeValueAsString(run.differences()));
    statement.setObject(next++, Columns.offset(run.changedAt()));
    return next;
  }

  /** Reads all columns. */
  static ImportRun read(ResultSet row) throws SQLException {
    var by = new Caller(new Actor(row.getString(2)), row.getString(3));
    var source = new Source(by, FileFormat.valueOf(row.getString(4)), row.getString(5));
    var sums = new Sums(row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11));
    return new ImportRun(row.getString(1), source, Phase.valueOf(row.getString(6)), row.getLong(7), sums,
        JSON.readValue(row.getString(12), PROBLEMS), JSON.readValue(row.getString(13), DIFFERENCES), Columns.instant(row, 14),
        row.getLong(15));
  }
}
