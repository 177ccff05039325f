package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.out.LedgerEvidence.Claim;
import io.counterservice.application.port.out.LedgerEvidence.Entry;
import io.counterservice.application.port.out.LedgerEvidence.Refused;
import io.counterservice.application.port.out.LedgerEvidence.Span;
import io.counterservice.application.port.out.LedgerEvidence.Stored;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Reach;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Rollup;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read all that is stored of counters, each in the order of names. Those on rows take two names, the first and the last, and an
 * instant before which they are not looked at; the first column of their rows is the counter.
 */
final class EvidenceRows {
  private static final String CLAIM = "SELECT c.name, c.seed, c.value, c.version, coalesce(r.version, -1), r.since FROM ";
  private static final String CURSOR = " AS c LEFT JOIN history_cursor r ON r.counter = c.name";
  /** Parameters: the name after which the page begins, and how many. */
  static final String PAGE = CLAIM + "(SELECT * FROM counter WHERE name > ? ORDER BY name LIMIT ?)" + CURSOR + " ORDER BY c.name";
  static final String ONE = CLAIM + "(SELECT * FROM counter WHERE name = ?)" + CURSOR;
  static final String COUNT = "SELECT count(*) FROM counter";
  /** Goes by the keys of the tables, which are in the order wanted: to sort the journal of a hot counter would take gigabytes. */
  static final String IN_ORDER = "SET LOCAL enable_sort = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0";
  static final String CHANGES = """
      SELECT counter, from_version, to_version, value_before, value_after, coalesce(value_low, least(value_before, value_after)),
        coalesce(value_high, greatest(value_before, value_after)), increments, decrements, refusals, at, kind
      FROM counter_change WHERE counter >= ? AND counter <= ? AND at >= ? ORDER BY counter, to_version, at""";
  static final String REFUSALS = """
      SELECT counter, minute, rolled FROM counter_refusal WHERE counter >= ? AND counter <= ? AND minute >= ? AND rolled <> 0
      ORDER BY counter, minute""";

  private EvidenceRows() {}

  static String rollups(Resolution resolution) {
    return """
        SELECT counter, start, from_version, to_version, value_before, value_after, value_low, value_high, increments, decrements, sets, refusals
        FROM %s WHERE counter >= ? AND counter <= ? AND start >= ? ORDER BY counter, start"""
        .formatted(HistoryRows.table(resolution));
  }

  static Claim claim(ResultSet row, Reach reach) throws SQLException {
    OffsetDateTime since = row.getObject(6, OffsetDateTime.class);
    return new Claim(new CounterName(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
        since == null ? null : since.toInstant(), reach);
  }

  static Entry entry(ResultSet row) throws SQLException {
    long from = row.getLong(2);
    long to = row.getLong(3);
    long increments = row.getLong(8);
    long decrements = row.getLong(9);
    long sets = row.getString(12).equals("count") ? to - from + 1 - increments - decrements : 0;
    return new Entry(from, to, row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), increments, decrements, sets,
        row.getLong(10),
        Columns.instant(row, 11));
  }

  static Refused refused(ResultSet row) throws SQLException {
    return new Refused(Columns.instant(row, 2), row.getLong(3));
  }

  static Stored stored(ResultSet row) throws SQLException {
    Span span = span(row);
    BigInteger delta = span == null ? BigInteger.ZERO : BigInteger.valueOf(span.after()).subtract(BigInteger.valueOf(span.before()));
    return new Stored(Columns.instant(row, 2), span,
        new Rollup(delta, row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), number(row, 7), number(row, 8)));
  }

  private static @Nullable Span span(ResultSet row) throws SQLException {
    Long from = number(row, 3);
    return from == null ? null : new Span(from, row.getLong(4), row.getLong(5), row.getLong(6));
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
