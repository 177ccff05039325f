package io.counterservice.adapter.persistence.jpa;

import io.counterservice.adapter.persistence.ledger.Columns;
import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.domain.access.KeyUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;

/** Uses of keys in the table {@code key_use}. */
final class JdbcKeyUseStore implements KeyUseStore {
  /** In order of key: two nodes that add at once wait for each other, and never both. */
  private static final String ADD = """
      INSERT INTO key_use AS known (key, day, requests, last_at)
      SELECT counted.key, ?, counted.requests, ? FROM unnest(?::text[], ?::bigint[]) AS counted (key, requests) ORDER BY counted.key COLLATE "C"
      ON CONFLICT (key, day) DO UPDATE SET requests = known.requests + excluded.requests, last_at = greatest(known.last_at, excluded.last_at)""";
  private static final String COLUMNS = "key, day, requests, last_at";
  private static final String SINCE = "SELECT " + COLUMNS + " FROM key_use WHERE key = ? AND day >= ? ORDER BY day";
  private static final String LAST = "SELECT " + COLUMNS + """
       FROM unnest(?::text[]) AS wanted (id)
      CROSS JOIN LATERAL (SELECT * FROM key_use WHERE key = wanted.id ORDER BY day DESC LIMIT 1) AS last""";
  private static final String REMOVE = "DELETE FROM key_use WHERE day < ?";
  private final JdbcOperations jdbc;
  private final Transactions transactions;

  JdbcKeyUseStore(JdbcOperations jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void add(LocalDate day, Instant at, Map<String, Long> requests) {
    List<Map.Entry<String, Long>> counted = List.copyOf(requests.entrySet());
    int _ = transactions
        .write(() -> jdbc.update(ADD, day, Columns.offset(at), counted.stream().map(Map.Entry::getKey).toArray(String[]::new),
            counted.stream().map(Map.Entry::getValue).toArray(Long[]::new)));
  }

  @Override
  public List<KeyUse> since(String key, LocalDate first) {
    return transactions.read(() -> jdbc.query(SINCE, (row, _) -> use(row), key, first));
  }

  @Override
  public List<KeyUse> last(Collection<String> keys) {
    return transactions.read(() -> jdbc.query(LAST, (row, _) -> use(row), (Object) keys.toArray(String[]::new)));
  }

  @Override
  public void removeBefore(LocalDate first) {
    int _ = transactions.write(() -> jdbc.update(REMOVE, first));
  }

  private static KeyUse use(ResultSet row) throws SQLException {
    return new KeyUse(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3), Columns.instant(row, 4));
  }
}
