package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The days of the journal and of the remembered outcomes: made ahead, and the outcomes' dropped when they are forgotten. */
class PartitionsIT {
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");
  private static final Duration RETENTION = Duration.ofHours(24);
  private static final CounterName STOCK = new CounterName("stock");
  private final PGSimpleDataSource database = PostgresFixture.database();
  private final Partitions partitions = new Partitions(database, RETENTION, Kept.LONG);

  @Test
  void makes_this_day_and_three_more_of_both_tables() throws SQLException {
    assertThat(partitions.keep(NOON)).isTrue();
    assertThat(partitions.keep(NOON)).isTrue();

    assertThat(days("idempotency_record")).containsExactly("20260517", "20260518", "20260519", "20260520");
    assertThat(days("counter_change")).containsExactly("20260517", "20260518", "20260519", "20260520");
  }

  @Test
  void drops_outcomes_when_the_last_of_their_day_is_forgotten_and_the_journal_never() throws SQLException {
    for (int day = 5; day > 0; day--)
      partitions.create(NOON.minus(Duration.ofDays(day)));

    partitions.keep(NOON);

    assertThat(days("idempotency_record")).containsExactly("20260516", "20260517", "20260518", "20260519", "20260520");
    assertThat(days("counter_change")).hasSize(9).first().isEqualTo("20260512");
    assertThat(tables("idempotency_record_20260515")).as("detached, and dropped").isEmpty();
    partitions.keep(NOON.plus(Duration.ofHours(12)).minusNanos(1));
    assertThat(days("idempotency_record")).first().isEqualTo("20260516");
    partitions.keep(NOON.plus(Duration.ofHours(12)));
    assertThat(days("idempotency_record")).first().isEqualTo("20260517");
  }

  @Test
  void what_is_remembered_survives_the_dropping_of_what_is_not() {
    JdbcCounterLedger ledger = new JdbcCounterLedger(new TransactionalDataSource(database),
        new LedgerSettings(RETENTION, RETENTION, RETENTION, RETENTION), partitions, new RefusalTally(database), System::nanoTime);
    Instant before = NOON.minus(RETENTION);
    for (Instant at : List.of(before.minus(Duration.ofDays(3)), before.plusSeconds(1)))
      ledger.commit(new Batch(List.of(Request.of(keyed(at.toString()))), at, true));

    assertThat(partitions.keep(NOON)).isTrue();

    assertThat(ledger.commit(new Batch(List.of(Request.of(keyed(before.plusSeconds(1).toString()))), NOON, true)).answers().getFirst()
        .getFirst().replayed()).isTrue();
    assertThat(new JdbcCounterViews(database).changes(STOCK, 0, 10)).hasSize(2);
  }

  private static Update keyed(String key) {
    return new Update(STOCK, new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna"), null, new IdempotencyKey(key), null);
  }

  private List<String> days(String table) throws SQLException {
    String prefix = table + "_";
    return texts("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = '" + table + "'::regclass ORDER BY 1").stream()
        .map(name -> name.substring(prefix.length())).toList();
  }

  private List<String> tables(String name) throws SQLException {
    return texts("SELECT relname FROM pg_class WHERE relname = '" + name + "'");
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next())
        texts.add(result.getString(1));
    }
    return texts;
  }
}
