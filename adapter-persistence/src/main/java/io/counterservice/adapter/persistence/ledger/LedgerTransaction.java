package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.LedgerRows.Recorded;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update.RecordId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One batch in one transaction: lock and load, decide, write, commit. Two round trips when the counters are known: the first
 * begins, locks the rows in name order and looks up remembered outcomes; the second writes everything and commits.
 */
final class LedgerTransaction {
  private final Connection connection;
  private final Batch batch;
  private final Duration retention;
  private final Xact xact;
  private final Map<CounterName, Counter> counters = new HashMap<>();
  private final Map<RecordId, Recorded> records = new HashMap<>();
  private Set<String> reserved = Set.of();

  LedgerTransaction(Connection connection, Batch batch, Duration retention, Xact xact) {
    this.connection = connection;
    this.batch = batch;
    this.retention = retention;
    this.xact = xact;
  }

  /** Runs on a connection without auto-commit. A batch that changes nothing is rolled back: a commit would sync the log for its locks. */
  Decision run() throws SQLException {
    Set<CounterName> names = batch.names();
    List<RecordId> ids = recordIds();
    load(names, ids);
    reserveUnknown(names, ids);
    Decision decision = batch.decide(new LedgerRows(counters, records));
    if (decision.isEmpty())
      connection.rollback();
    else
      write(decision);
    return decision;
  }

  private void load(Collection<CounterName> names, List<RecordId> ids) throws SQLException {
    String sql = ids.isEmpty() ? CounterRows.LOCK : CounterRows.LOCK + "; " + RecordRows.SELECT;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", names.stream().map(CounterName::value).toArray()));
      if (!ids.isEmpty())
        RecordRows.bindSelect(statement, 1, ids, batch.at().minus(retention));
      statement.execute();
      try (ResultSet locked = statement.getResultSet()) {
        CounterRows.readLocked(locked, counters, xact);
      }
      if (statement.getMoreResults())
        try (ResultSet remembered = statement.getResultSet()) {
          RecordRows.read(remembered, records);
        }
    }
  }

  /**
   * Gives unknown counters something to lock. One that another transaction created meanwhile is locked like any other, then. What is
   * remembered of them is looked up again: until now nothing kept others from adding to it.
   */
  private void reserveUnknown(Set<CounterName> names, List<RecordId> ids) throws SQLException {
    if (counters.size() == names.size())
      return;
    Set<CounterName> unknown = new LinkedHashSet<>(names);
    unknown.removeAll(counters.keySet());
    reserved = CounterRows.reserve(connection, unknown.stream().map(CounterName::value).toList(), xact);
    List<CounterName> created = unknown.stream().filter(name -> !reserved.contains(name.value())).toList();
    List<RecordId> unsettled = ids.stream().filter(id -> unknown.contains(id.counter())).toList();
    if (!created.isEmpty() || !unsettled.isEmpty())
      load(created, unsettled);
  }

  private void write(Decision decision) throws SQLException {
    List<Counter> moved = new ArrayList<>();
    List<Counter> defined = new ArrayList<>();
    for (Counter counter : decision.counters())
      (isDefined(counter) ? defined : moved).add(counter);
    unreserve(decision);
    String sql = String.join("; ", statements(moved, defined, decision));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int bound = 0;
      if (!moved.isEmpty())
        bound = CounterRows.bindMove(statement, bound, moved);
      if (!defined.isEmpty())
        bound = CounterRows.bindDefine(statement, bound, defined);
      if (!decision.changes().isEmpty())
        bound = JournalRows.bindInsert(statement, bound, decision.changes());
      if (!decision.records().isEmpty())
        bound = RecordRows.bindInsert(statement, bound, decision.records(), batch.at());
      if (!decision.deeds().isEmpty())
        AuditRows.bindInsert(statement, bound, decision.deeds().stream().map(Audit::of).toList());
      xact.committing(decision);
      statement.execute();
    }
  }

  private static List<String> statements(List<Counter> moved, List<Counter> defined, Decision decision) {
    List<String> statements = new ArrayList<>();
    if (!moved.isEmpty())
      statements.add(CounterRows.MOVE);
    if (!defined.isEmpty())
      statements.add(CounterRows.DEFINE);
    if (!decision.changes().isEmpty())
      statements.add(JournalRows.INSERT);
    if (!decision.records().isEmpty())
      statements.add(RecordRows.INSERT);
    if (!decision.deeds().isEmpty())
      statements.add(AuditRows.INSERT);
    statements.add("COMMIT");
    return statements;
  }

  private boolean isDefined(Counter counter) {
    Counter before = counters.get(counter.name());
    return before == null || before.deleted() != counter.deleted() || !before.definitionVersion().equals(counter.definitionVersion());
  }

  private void unreserve(Decision decision) throws SQLException {
    if (reserved.isEmpty())
      return;
    Set<String> unused = new LinkedHashSet<>(reserved);
    decision.counters().forEach(counter -> unused.remove(counter.name().value()));
    if (!unused.isEmpty())
      CounterRows.unreserve(connection, unused);
  }

  private List<RecordId> recordIds() {
    List<RecordId> ids = new ArrayList<>();
    for (Request request : batch.requests())
      ids.addAll(request.recordIds());
    return ids;
  }
}
