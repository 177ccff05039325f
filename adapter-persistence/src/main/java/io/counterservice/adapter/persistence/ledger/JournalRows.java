package io.counterservice.adapter.persistence.ledger;

import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The statements on table {@code counter_change}. */
final class JournalRows {
  static final String INSERT = """
      INSERT INTO counter_change (counter, kind, from_version, to_version, value_before, value_after, value_low, value_high,
        increments, decrements, refusals, at, actor, actors, reason, definition)
      SELECT counter, kind, from_version, to_version, value_before, value_after, value_low, value_high, increments, decrements, refusals,
        timestamptz 'epoch' + at * interval '1 microsecond', actor, actors, reason, definition::jsonb
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS u (counter, kind, from_version, to_version, value_before, value_after,
        value_low, value_high, increments, decrements, refusals, at, actor, actors, reason, definition)""";
  static final String SELECT = """
      SELECT counter, kind, from_version, to_version, value_before, value_after, coalesce(value_low, least(value_before, value_after)),
        coalesce(value_high, greatest(value_before, value_after)), increments, decrements, refusals, at, actor, actors, reason, definition
      FROM counter_change WHERE counter = ? AND to_version > ? AND at >= ? ORDER BY to_version LIMIT ?""";

  private JournalRows() {}

  static int bindInsert(PreparedStatement statement, int parameters, List<Change> changes) throws SQLException {
    return new Columns<>(statement, parameters, changes)
        .text(change -> change.counter().value())
        .text(change -> change.kind().name().toLowerCase(Locale.ROOT))
        .number(change -> change.from().number())
        .number(change -> change.to().number())
        .number(Change::before)
        .number(Change::value)
        .number(Change::low)
        .number(Change::high)
        .number(Change::increments)
        .number(Change::decrements)
        .number(Change::refusals)
        .instant(Change::at)
        .text(change -> id(change.actor()))
        .number(Change::actors)
        .text(Change::reason)
        .text(change -> Json.definition(change.definition()))
        .parameters();
  }

  static Change read(ResultSet result) throws SQLException {
    String actor = result.getString(13);
    return new Change(new CounterName(result.getString(1)), Change.Kind.valueOf(result.getString(2).toUpperCase(Locale.ROOT)),
        new Version(result.getLong(3)), new Version(result.getLong(4)), result.getLong(5), result.getLong(6), result.getLong(7),
        result.getLong(8), result.getLong(9), result.getLong(10), result.getLong(11), Columns.instant(result, 12),
        actor == null ? null : new Actor(actor), result.getInt(14), result.getString(15), Json.definition(result.getString(16)));
  }

  private static @Nullable String id(@Nullable Actor actor) {
    return actor == null ? null : actor.id();
  }
}
