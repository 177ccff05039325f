package io.counterservice.checker;

import io.counterservice.checker.Account.Moved;
import io.counterservice.checker.Account.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The journal of one counter, as far as it was given. Without any it is believed to have everything. */
final class Recorded {
  /** By the last version of each. */
  private final NavigableMap<Long, JournalRow> rows = new TreeMap<>();
  /** Where a row began or ended. */
  private final Map<Long, Long> values = new HashMap<>();

  Recorded(State seed, List<JournalRow> journal) {
    values.put(seed.version(), seed.value());
    for (JournalRow row : journal) {
      rows.put(row.to(), row);
      values.put(row.to(), row.value());
    }
  }

  boolean has(Snapshot snapshot) {
    return rows.isEmpty() || isValue(snapshot.version(), snapshot.value());
  }

  /** Whether this is one row, neither more nor less. */
  boolean hasRow(Moved moved) {
    var row = rows.get(moved.to());
    return rows.isEmpty() || (row != null && row.from() == moved.from() && row.delta() == moved.delta() && row.value() == moved.value());
  }

  /** Whether this is one row, or some that follow each other. */
  boolean hasRows(Moved moved) {
    return rows.isEmpty() || (isValue(moved.to(), moved.value()) && isValue(moved.from() - 1, moved.value() - moved.delta()));
  }

  /** Rows that have one of these versions. */
  Collection<JournalRow> between(long from, long to) {
    return rows.tailMap(from).values().stream().takeWhile(row -> row.from() <= to).toList();
  }

  private boolean isValue(long version, long value) {
    var recorded = values.get(version);
    return recorded != null && recorded == value;
  }
}
