package io.counterservice.adapter.persistence.jpa;

import io.counterservice.adapter.persistence.ledger.AuditRows;
import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** Who did what, in the table {@code audit_entry}. A store that records while its transaction is under way records in that. */
final class JdbcAuditTrail implements AuditTrail {
  /** What a later release did is not told by this one, which does not know its name. */
  private static final String KNOWN = Stream.of(AuditAction.values()).map(action -> "'" + action.text() + "'")
      .collect(Collectors.joining(", ", "action IN (", ")"));
  /** Leaves to another node what that is taking out already. */
  private static final String REMOVE = """
      DELETE FROM audit_entry
      WHERE number IN (SELECT number FROM audit_entry WHERE at < ? ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED)""";
  private static final int ROWS_EACH = 1_000;
  private static final int ROUNDS_MAX = 20;
  private final JdbcOperations jdbc;
  private final Transactions transactions;

  JdbcAuditTrail(JdbcOperations jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void record(AuditEntry entry) {
    boolean _ = transactions.write(() -> Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> {
      AuditRows.insert(connection, entry);
      return true;
    })));
  }

  /** Records the entry, if there is one. */
  void recordAny(@Nullable AuditEntry entry) {
    if (entry != null)
      record(entry);
  }

  @Override
  public List<AuditRecord> list(AuditQuery query) {
    var conditions = new Conditions();
    AuditAction action = query.action();
    if (action == null)
      conditions.conditions.add(KNOWN);
    else
      conditions.add("action = ?", action.text());
    if (query.actor() != null)
      conditions.add("actor = ?", query.actor().id());
    if (query.subject() != null)
      conditions.addSubject(query.subject());
    if (query.from() != null)
      conditions.add("at >= ?", Columns.offset(query.from()));
    if (query.to() != null)
      conditions.add("at < ?", Columns.offset(query.to()));
    if (query.before() != null)
      conditions.add("number < ?", query.before());
    conditions.values.add(query.limit());
    String sql = "SELECT " + AuditRows.COLUMNS + " FROM audit_entry WHERE " + String.join(" AND ", conditions.conditions)
        + " ORDER BY number DESC LIMIT ?";
    return transactions.read(() -> jdbc.query(sql, (row, _) -> AuditRows.read(row), conditions.values.toArray()));
  }

  @Override
  public void removeBefore(Instant kept) {
    int removed = ROWS_EACH;
    for (int round = 0; removed == ROWS_EACH && round < ROUNDS_MAX; round++)
      removed = transactions.write(() -> jdbc.update(REMOVE, Columns.offset(kept), ROWS_EACH));
  }

  /** What rows must be like, and the values that this is said with. */
  private static final class Conditions {
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    void add(String condition, Object value) {
      conditions.add(condition);
      values.add(value);
    }

    /** In byte order all that begin alike lie together: from the beginning on, up to it and the last character there is. */
    void addSubject(String subject) {
      if (!subject.endsWith("*")) {
        add("subject = ?", subject);
        return;
      }
      String beginning = subject.substring(0, subject.length() - 1);
      add("subject >= ?", beginning);
      add("subject < ?", beginning + LAST);
    }
  }
}
