package io.counterservice.adapter.persistence.history;

import io.counterservice.domain.history.Rollup;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several statements found from the first bound on, put together by label and bucket. */
final class Findings {
  private final Map<String, OfOne> byLabel = new HashMap<>();

  /** Gives a statement its parameters. */
  interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** What was found of one label. */
  static final class OfOne {
    private final Map<Integer, Rollup> rollups = new HashMap<>();
    private long versions;

    /** By bucket; the last is of what came after all buckets. */
    Map<Integer, Rollup> rollups() {
      return rollups;
    }

    /** How many operations all of it were. */
    long versions() {
      return versions;
    }

    BigInteger delta() {
      return rollups.values().stream().map(Rollup::delta).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private void add(ResultSet row) throws SQLException {
      if (row.getInt(2) < 0)
        return;
      rollups.merge(row.getInt(2), rollup(row), Rollup::merge);
      versions += row.getLong(4);
    }
  }

  OfOne of(String label) {
    return byLabel.computeIfAbsent(label, _ -> new OfOne());
  }

  void add(Connection connection, String sql, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next())
          of(result.getString(1)).add(result);
      }
    }
  }

  private static Rollup rollup(ResultSet result) throws SQLException {
    BigDecimal delta = result.getBigDecimal(3);
    return new Rollup(delta == null ? BigInteger.ZERO : delta.toBigIntegerExact(), result.getLong(5), result.getLong(6), result.getLong(7),
        result.getLong(8), number(result, 9), number(result, 10));
  }

  private static @Nullable Long number(ResultSet result, int column) throws SQLException {
    long number = result.getLong(column);
    return result.wasNull() ? null : number;
  }
}
