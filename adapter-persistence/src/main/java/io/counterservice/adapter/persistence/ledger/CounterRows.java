package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements on table {@code counter}. */
final class CounterRows {
  static final String COLUMNS = "name, value, version, min, max, initial_value, description, labels, visible, definition_version, seed,"
      + " created_at, updated_at, deleted";
  static final String LOCK = "SELECT " + COLUMNS
      + ", pg_current_xact_id()::text FROM counter WHERE name = ANY (?) ORDER BY name FOR UPDATE";
  private static final String RESERVE = """
      INSERT INTO counter (name, value, version, min, max, initial_value, description, labels, visible, definition_version, seed,
        created_at, updated_at, deleted)
      SELECT name, 0, 0, 0, 0, 0, '', '{}', false, 0, 0, now(), now(), true FROM unnest(?) AS name ORDER BY name
      ON CONFLICT (name) DO NOTHING RETURNING name, pg_current_xact_id()::text""";
  static final String MOVE = """
      UPDATE counter c SET value = u.value, version = u.version, updated_at = timestamptz 'epoch' + u.at * interval '1 microsecond'
      FROM unnest(?, ?, ?, ?) AS u (name, value, version, at) WHERE c.name = u.name""";
  static final String DEFINE = """
      UPDATE counter c SET value = u.value, version = u.version, updated_at = timestamptz 'epoch' + u.at * interval '1 microsecond',
        min = u.min, max = u.max, initial_value = u.initial_value, description = u.description, labels = u.labels::jsonb,
        visible = u.visible::boolean, definition_version = u.definition_version, seed = u.seed,
        created_at = timestamptz 'epoch' + u.created_at * interval '1 microsecond', deleted = u.deleted::boolean
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS u (name, value, version, at, min, max, initial_value, description, labels,
        visible, definition_version, seed, created_at, deleted)
      WHERE c.name = u.name""";
  private static final String UNRESERVE = "DELETE FROM counter WHERE name = ANY (?)";

  private CounterRows() {}

  /**
   * Inserts a placeholder for each name that has no row, so that there is something to lock; a concurrent transaction that wants
   * the same name waits here. Returns the names whose placeholder is ours, and so are unknown counters.
   */
  static Set<String> reserve(Connection connection, Collection<String> names, Xact xact) throws SQLException {
    Set<String> reserved = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(RESERVE)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          reserved.add(result.getString(1));
          xact.id(result.getString(2));
        }
      }
    }
    return reserved;
  }

  static void unreserve(Connection connection, Collection<String> names) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNRESERVE)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      statement.executeUpdate();
    }
  }

  static void readLocked(ResultSet result, Map<CounterName, Counter> counters, Xact xact) throws SQLException {
    while (result.next()) {
      Counter counter = read(result);
      counters.put(counter.name(), counter);
      xact.id(result.getString(15));
    }
  }

  static int bindMove(PreparedStatement statement, int parameters, List<Counter> counters) throws SQLException {
    return place(statement, parameters, counters).parameters();
  }

  static int bindDefine(PreparedStatement statement, int parameters, List<Counter> counters) throws SQLException {
    return place(statement, parameters, counters)
        .number(counter -> counter.definition().bounds().minimum())
        .number(counter -> counter.definition().bounds().maximum())
        .number(counter -> counter.definition().initialValue())
        .text(counter -> counter.definition().description())
        .text(counter -> Json.texts(counter.definition().labels()))
        .text(counter -> Boolean.toString(counter.definition().visible()))
        .number(counter -> counter.definitionVersion().number())
        .number(Counter::seed)
        .instant(Counter::createdAt)
        .text(counter -> Boolean.toString(counter.deleted()))
        .parameters();
  }

  private static Columns<Counter> place(PreparedStatement statement, int parameters, List<Counter> counters) throws SQLException {
    return new Columns<>(statement, parameters, counters)
        .text(counter -> counter.name().value())
        .number(Counter::value)
        .number(counter -> counter.version().number())
        .instant(Counter::updatedAt);
  }

  static Counter read(ResultSet result) throws SQLException {
    CounterDefinition definition = new CounterDefinition(new Bounds(result.getLong(4), result.getLong(5)), result.getLong(6),
        result.getString(7), Json.texts(result.getString(8)), result.getBoolean(9));
    return new Counter(new CounterName(result.getString(1)), result.getLong(2), new Version(result.getLong(3)), definition,
        new Version(result.getLong(10)), result.getLong(11), Columns.instant(result, 12), Columns.instant(result, 13),
        result.getBoolean(14));
  }
}
