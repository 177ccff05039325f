package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Committed counters, read without locks from a pool of their own. */
final class JdbcCounterViews implements CounterViews {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCounterViews.class);
  private static final String FIND = "SELECT " + CounterRows.COLUMNS + " FROM counter WHERE name = ANY (?)";
  private static final String LIST = "SELECT " + CounterRows.COLUMNS + " FROM counter"
      + " WHERE name >= ? AND name < ? AND name > ? AND NOT deleted AND labels @> ?::jsonb ORDER BY name LIMIT ?";
  private static final String LIST_BACKWARDS = LIST.replace("name > ?", "name < ?").replace("ORDER BY name", "ORDER BY name DESC");
  /** OFFSET 0 has each name looked up in the index: for thousands of names PostgreSQL would rather read all counters there are. */
  static final String VERSIONS = "SELECT c.name, c.version FROM unnest(?) AS u (name)"
      + " CROSS JOIN LATERAL (SELECT name, version FROM counter WHERE name = u.name OFFSET 0) c";
  static final String VERSIONS_OF_PREFIX = "SELECT name, version FROM counter WHERE name >= ? AND name < ? AND NOT deleted ORDER BY name LIMIT ?";
  /** Sorts behind every character a name can have. */
  private static final String AFTER_ALL = "\u007f";
  private final DataSource dataSource;

  /** Runs on a connection. */
  private interface Query<R> {
    R on(Connection connection) throws SQLException;
  }

  /** @param dataSource gives connections with auto-commit */
  JdbcCounterViews(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Map<CounterName, Counter> find(Collection<CounterName> names) {
    return query(connection -> counters(connection, names));
  }

  @Override
  public LedgerRows rowsOf(Update update) {
    return query(connection -> new LedgerRows(counters(connection, List.of(update.counter())), Map.of()));
  }

  @Override
  public List<Counter> list(CounterQuery query) {
    String exact = query.visible().isPrefix() ? "" : query.visible().prefix();
    String seen = query.visible().prefix();
    String first = seen.compareTo(query.prefix()) > 0 ? seen : query.prefix();
    boolean disjoint = !seen.startsWith(query.prefix()) && !(exact.isEmpty() && query.prefix().startsWith(seen));
    if (disjoint)
      return List.of();
    return query(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(query.descending() ? LIST_BACKWARDS : LIST)) {
        statement.setString(1, first);
        statement.setString(2, exact.isEmpty() ? first + AFTER_ALL : exact + "\u0001");
        statement.setString(3, after(query));
        statement.setString(4, Json.texts(new TreeMap<>(query.labels())));
        statement.setInt(5, query.limit());
        List<Counter> counters = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
          while (result.next())
            counters.add(CounterRows.read(result));
        }
        return counters;
      }
    });
  }

  private static String after(CounterQuery query) {
    return query.after() != null ? query.after() : query.descending() ? AFTER_ALL : "";
  }

  @Override
  public List<Change> changes(CounterName name, long after, Instant notBefore, int limit) {
    return query(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(JournalRows.SELECT)) {
        statement.setString(1, name.value());
        statement.setLong(2, after);
        statement.setObject(3, Columns.offset(notBefore.truncatedTo(ChronoUnit.MICROS)));
        statement.setInt(4, limit);
        List<Change> changes = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
          while (result.next())
            changes.add(JournalRows.read(result));
        }
        return changes;
      }
    });
  }

  @Override
  public Map<CounterName, Version> versions(Collection<CounterName> names) {
    return query(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
        statement.setArray(1, texts(connection, names));
        return versions(statement);
      }
    });
  }

  @Override
  public Map<CounterName, Version> versions(String prefix, int limit) {
    return query(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(VERSIONS_OF_PREFIX)) {
        statement.setString(1, prefix);
        statement.setString(2, prefix + AFTER_ALL);
        statement.setInt(3, limit);
        return versions(statement);
      }
    });
  }

  private static Map<CounterName, Version> versions(PreparedStatement statement) throws SQLException {
    Map<CounterName, Version> versions = new HashMap<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next())
        versions.put(new CounterName(result.getString(1)), new Version(result.getLong(2)));
    }
    return versions;
  }

  private static Array texts(Connection connection, Collection<CounterName> names) throws SQLException {
    return connection.createArrayOf("text", names.stream().map(CounterName::value).toArray());
  }

  private static Map<CounterName, Counter> counters(Connection connection, Collection<CounterName> names) throws SQLException {
    Map<CounterName, Counter> counters = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setArray(1, texts(connection, names));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          Counter counter = CounterRows.read(result);
          counters.put(counter.name(), counter);
        }
      }
    }
    return counters;
  }

  private <R> R query(Query<R> query) {
    try (Connection connection = dataSource.getConnection()) {
      return query.on(connection);
    } catch (SQLException failure) {
      LOG.warn("A read failed: {}", failure.getMessage());
      throw new UnavailableException(Reason.DATABASE);
    }
  }
}
