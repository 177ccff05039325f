package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The statements on table {@code audit_entry}, for whoever writes what an entry tells of. */
public final class AuditRows {
  public static final String COLUMNS = "number, at, actor, address, action, subject, before, after";
  static final String INSERT = """
      INSERT INTO audit_entry (at, actor, address, action, subject, before, after)
      SELECT timestamptz 'epoch' + at * interval '1 microsecond', actor, address, action, subject, before::jsonb, after::jsonb
      FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS u (at, actor, address, action, subject, before, after, place) ORDER BY place""";

  private AuditRows() {}

  /** Adds the entry in the transaction of the connection. */
  public static void insert(Connection connection, AuditEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int _ = bindInsert(statement, 0, List.of(entry));
      statement.execute();
    }
  }

  static int bindInsert(PreparedStatement statement, int parameters, List<AuditEntry> entries) throws SQLException {
    return new Columns<>(statement, parameters, entries)
        .instant(AuditEntry::at)
        .text(entry -> entry.by().actor().id())
        .text(entry -> entry.by().address())
        .text(entry -> entry.action().text())
        .text(AuditEntry::subject)
        .text(entry -> Json.texts(entry.before()))
        .text(entry -> Json.texts(entry.after()))
        .parameters();
  }

  /** Reads {@link #COLUMNS}. */
  public static AuditRecord read(ResultSet result) throws SQLException {
    Caller by = new Caller(new Actor(result.getString(3)), result.getString(4));
    AuditAction action = Objects.requireNonNull(AuditAction.of(result.getString(5)));
    return new AuditRecord(result.getLong(1), new AuditEntry(Columns.instant(result, 2), by, action, result.getString(6),
        Json.texts(result.getString(7)), Json.texts(result.getString(8))));
  }
}
