package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.LedgerRows.Recorded;
import io.counterservice.domain.counter.Update.RecordId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The statements on table {@code idempotency_record}. */
final class RecordRows {
  /** A statement of its own, never joined to the one that locks: after a lock wait that one still sees the old snapshot. */
  static final String SELECT = """
      SELECT r.counter, r.actor, r.key, r.fingerprint, r.outcome, r.value_before, r.value_after, r.version, r.detail
      FROM unnest(?, ?, ?) AS k (counter, actor, key)
      JOIN idempotency_record r ON r.counter = k.counter AND r.actor = k.actor AND r.key = k.key
      WHERE r.at > ? ORDER BY r.at""";
  static final String INSERT = """
      INSERT INTO idempotency_record (counter, actor, key, fingerprint, outcome, value_before, value_after, version, detail, at)
      SELECT counter, actor, key, fingerprint, outcome, value_before, value_after, version, detail::jsonb, at
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS u (counter, actor, key, fingerprint, outcome, value_before, value_after, version, detail),
        (SELECT ?::timestamptz AS at) AS now""";

  private RecordRows() {}

  static void bindSelect(PreparedStatement statement, int parameters, List<RecordId> ids, Instant remembered) throws SQLException {
    int bound = ids(statement, parameters, ids).parameters();
    statement.setObject(bound + 1, Columns.offset(remembered));
  }

  static void read(ResultSet result, Map<RecordId, Recorded> records) throws SQLException {
    while (result.next()) {
      CounterName counter = new CounterName(result.getString(1));
      RecordId id = new RecordId(counter, new Actor(result.getString(2)), new IdempotencyKey(result.getString(3)));
      OutcomeRow row = new OutcomeRow(result.getString(5), result.getLong(6), result.getLong(7), result.getLong(8), result.getString(9));
      records.put(id, new Recorded(result.getString(4), row.toDomain(counter)));
    }
  }

  static int bindInsert(PreparedStatement statement, int parameters, Map<RecordId, Recorded> records, Instant at) throws SQLException {
    List<RecordId> ids = List.copyOf(records.keySet());
    List<Recorded> recorded = List.copyOf(records.values());
    List<OutcomeRow> outcomes = recorded.stream().map(record -> OutcomeRow.from(record.outcome())).toList();
    int keys = ids(statement, parameters, ids).parameters();
    int prints = new Columns<>(statement, keys, recorded).text(Recorded::fingerprint).parameters();
    int bound = new Columns<>(statement, prints, outcomes)
        .text(OutcomeRow::outcome)
        .number(OutcomeRow::valueBefore)
        .number(OutcomeRow::valueAfter)
        .number(OutcomeRow::version)
        .text(OutcomeRow::detail)
        .parameters();
    statement.setObject(bound + 1, Columns.offset(at));
    return bound + 1;
  }

  private static Columns<RecordId> ids(PreparedStatement statement, int parameters, List<RecordId> ids) throws SQLException {
    return new Columns<>(statement, parameters, ids)
        .text(id -> id.counter().value())
        .text(id -> id.actor().id())
        .text(id -> id.key().value());
  }
}
