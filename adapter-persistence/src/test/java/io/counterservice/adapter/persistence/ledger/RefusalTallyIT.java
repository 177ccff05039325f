package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.application.testing.InMemoryTicketStore;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Refusals that stand in no journal row are counted in the database, a second later. */
class RefusalTallyIT {
  private static final CounterName STOCK = new CounterName("stock");
  private static final CounterName SEATS = new CounterName("seats");
  private static final Instant MINUTE = Instant.parse("2026-05-17T10:15:00Z");
  private static final Duration SOON = Duration.ofSeconds(5);
  private final PGSimpleDataSource database = PostgresFixture.database();
  private final Faulty faulty = new Faulty(database);
  private final RefusalTally tally = new RefusalTally(faulty);

  @BeforeEach
  void makePartitions() {
    assertThat(new Partitions(database, Duration.ofHours(24), Kept.LONG).create(MINUTE)).isTrue();
  }

  @Test
  void counts_per_counter_and_minute() throws SQLException {
    tally.add(Map.of(STOCK, 2L, SEATS, 1L), MINUTE.plusMillis(1));
    tally.add(Map.of(STOCK, 3L), MINUTE.plusMillis(59_999));
    tally.add(Map.of(STOCK, 4L), MINUTE.plusSeconds(60));
    tally.flush();
    tally.add(Map.of(STOCK, 5L), MINUTE);
    tally.flush();
    tally.flush();

    assertThat(stored()).isEqualTo(Map.of("stock 10:15", 10L, "stock 10:16", 4L, "seats 10:15", 1L));
  }

  @Test
  void what_the_ledger_refuses_is_in_the_database_soon() throws SQLException {
    LedgerSettings settings = new LedgerSettings(SOON, SOON, SOON, Duration.ofHours(24));
    Partitions partitions = new Partitions(database, settings.idempotencyRetention(), Kept.LONG);
    JdbcCounterLedger ledger = new JdbcCounterLedger(new TransactionalDataSource(database), settings, partitions, tally, System::nanoTime);
    Request create = Request.of(Update.of(STOCK, new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna")));
    Request refused = Request.of(Update.of(STOCK, new Operation.Set(Long.MAX_VALUE), new Actor("anna")));
    ledger.commit(new Batch(List.of(create), MINUTE, true));
    var expiry = new Expiry(new InMemoryTicketStore(), new InMemoryAuditTrail(), Duration.ofDays(1), () -> MINUTE);
    try (Upkeep upkeep = new Upkeep(ledger, partitions, tally, expiry, () -> MINUTE)) {
      assertThat(ledger.commit(new Batch(List.of(refused, refused), MINUTE, true)).isEmpty()).isTrue();
      long start = System.nanoTime();

      Await.until(() -> storedOf(STOCK) == 2);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      tally.add(Map.of(STOCK, 1L), MINUTE);
      assertThat(upkeep).isNotNull();
    }
    assertThat(storedOf(STOCK)).as("the end stores the rest").isEqualTo(3);
  }

  @Test
  void a_database_out_of_reach_gets_them_later() throws SQLException {
    tally.add(Map.of(STOCK, 2L), MINUTE);
    faulty.reachable = false;
    tally.flush();
    tally.add(Map.of(STOCK, 1L, SEATS, 1L), MINUTE);
    tally.flush();
    assertThat(stored()).isEmpty();

    faulty.reachable = true;
    tally.flush();
    tally.flush();

    assertThat(stored()).isEqualTo(Map.of("stock 10:15", 3L, "seats 10:15", 1L));
  }

  @Test
  void a_database_that_answers_with_an_error_gets_them_later() throws SQLException {
    tally.add(Map.of(STOCK, 2L), MINUTE);
    run("ALTER TABLE counter_refusal RENAME TO away");
    tally.flush();

    run("ALTER TABLE away RENAME TO counter_refusal");
    tally.flush();

    assertThat(stored()).isEqualTo(Map.of("stock 10:15", 2L));
  }

  @Test
  void what_may_have_been_stored_is_not_stored_twice() throws SQLException {
    tally.add(Map.of(STOCK, 2L), MINUTE);
    faulty.failsToClose = true;
    tally.flush();
    faulty.failsToClose = false;
    tally.flush();

    assertThat(stored()).isEqualTo(Map.of("stock 10:15", 2L));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long storedOf(CounterName name) {
    try {
      return stored().getOrDefault(name.value() + " 10:15", 0L);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, Long> stored() throws SQLException {
    Map<String, Long> stored = new TreeMap<>();
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(
            "SELECT counter || to_char(minute AT TIME ZONE 'UTC', ' HH24:MI'), refusals FROM counter_refusal")) {
      while (result.next())
        stored.put(result.getString(1), result.getLong(2));
    }
    return stored;
  }

  /** A database that may be out of reach, or lose a connection after its work. */
  private static final class Faulty extends DelegatingDataSource {
    private volatile boolean reachable = true;
    private volatile boolean failsToClose;

    Faulty(PGSimpleDataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (!reachable)
        throw new SQLTransientConnectionException("out of reach");
      return failsToClose ? lost(super.getConnection()) : super.getConnection();
    }

    private static Connection lost(Connection connection) {
      return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
          (_, method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("close"))
              throw new SQLException("lost", "08006");
            return result;
          });
    }
  }
}
