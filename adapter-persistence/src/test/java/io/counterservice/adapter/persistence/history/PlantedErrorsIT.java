package io.counterservice.adapter.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.history.LedgerProof;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import io.counterservice.domain.history.Verification.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes what is stored behind the service's back is found out, wherever that was. */
class PlantedErrorsIT {
  private static final CounterName STOCK = new CounterName("stock");
  private static final Instant HOUR = Instant.parse("2026-05-17T10:00:00Z");
  private static final int CHANGES = 8;
  private static final long TOO_MUCH = Long.MAX_VALUE;
  private static final List<String> TABLES = List.of("counter", "counter_change", "counter_refusal", "history_minute", "history_hour",
      "history_day", "history_cursor", "history_job", "history_reach");
  private static final DataSource DATABASE = PostgresFixture.database();
  private static final SampleLedger LEDGER = SampleLedger.on(DATABASE);
  private static final LedgerProof PROOF = new LedgerProof(new JdbcLedgerEvidence(DATABASE), Runnable::run);

  /** One counter of eight changes on two days, with refusals; and beside it two that nobody touches. */
  @BeforeAll
  static void count() throws SQLException {
    for (int change = 1; change <= CHANGES; change++) {
      if (change == 5)
        commit(HOUR.plus(Duration.ofDays(1)), "stock", TOO_MUCH);
      for (String name : List.of("stock", "shop", "stocks"))
        commit(HOUR.plus(Duration.ofMinutes(7L * change + (change > 4 ? 1_440 : 0))), name, change);
    }

    rollUp();
    for (String table : TABLES)
      execute("CREATE TABLE saved_" + table + " AS TABLE " + table);
  }

  @AfterEach
  void restore() throws SQLException {
    execute(TABLES.stream().map(table -> "DELETE FROM " + table + "; INSERT INTO " + table + " TABLE saved_" + table)
        .collect(Collectors.joining("; ")));
  }

  @Test
  void nothing_is_found_where_nothing_was_planted() {
    assertThat(faulty()).isEmpty();
    assertThat(verified().changes()).isEqualTo(CHANGES);
    assertThat(verified().since()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"value = value + 1", "value = 0", "version = version + 1", "version = version - 1"})
  void in_the_counter(String change) throws SQLException {
    plant("UPDATE counter SET %s WHERE name = 'stock'".formatted(change));
    assertFound(Kind.VALUE);
  }

  @Test
  void in_its_seed() throws SQLException {
    plant("UPDATE counter SET seed = 5 WHERE name = 'stock'");
    assertFound(Kind.VALUE, Kind.JOURNAL);
  }

  @ParameterizedTest
  @CsvSource({"value_before = value_before + 1, 3", "value_after = value_after + 1, 3", "to_version = 9, 3",
      "from_version = from_version - 1, 3", "value_low = value_low + 1, 3", "value_high = value_high - 1, 3", "increments = 2, 3",
      "value_before = 1, 1"})
  void in_a_row_of_its_journal(String change, int version) throws SQLException {
    plant("UPDATE counter_change SET %s WHERE counter = 'stock' AND to_version = %d".formatted(change, version));
    assertFound(Kind.JOURNAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, CHANGES})
  void in_a_row_that_is_gone(int version) throws SQLException {
    plant("DELETE FROM counter_change WHERE counter = 'stock' AND to_version = %d".formatted(version));
    assertFound(Kind.JOURNAL, Kind.VALUE);
  }

  @Test
  void in_all_rows_that_are_gone() throws SQLException {
    plant("DELETE FROM counter_change WHERE counter = 'stock'");
    assertFound(Kind.JOURNAL, Kind.VALUE, Kind.ROLLUP);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, CHANGES})
  void in_a_row_that_is_there_twice(int version) throws SQLException {
    plant("""
        INSERT INTO counter_change SELECT counter, from_version, to_version, value_before, value_after, increments, decrements, refusals,
          at + interval '1 second', kind, actor, actors, reason, definition, value_low, value_high
        FROM counter_change WHERE counter = 'stock' AND to_version = %d""".formatted(version));
    assertFound(Kind.JOURNAL);
  }

  @ParameterizedTest
  @CsvSource({"minute,value_after = value_after + 1", "minute,increments = increments + 1", "minute,refusals = 9", "minute,sets = 1",
      "hour,value_low = value_low - 1", "hour,value_high = NULL", "hour,decrements = 1", "hour,from_version = 2",
      "day,value_before = value_before + 1", "day,refusals = refusals - 1", "day,to_version = to_version + 1", "day,increments = 0"})
  void in_a_rollup(String resolution, String change) throws SQLException {
    plant("UPDATE history_%s SET %s WHERE counter = 'stock' AND start = (SELECT max(start) FROM history_%s WHERE counter = 'stock')"
        .formatted(resolution, change, resolution));
    assertFound(Kind.ROLLUP);
    assertThat(verified().faults()).extracting(Fault::kind).containsOnly(Kind.ROLLUP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minute", "hour", "day"})
  void in_a_rollup_that_is_gone_or_was_never_due(String resolution) throws SQLException {
    plant("UPDATE history_%s SET start = start + interval '10 days' WHERE counter = 'stock' AND to_version = %d".formatted(resolution,
        CHANGES));
    assertFound(Kind.ROLLUP);
    assertThat(verified().faultsFound()).isEqualTo(2);
  }

  @Test
  void in_refusals() throws SQLException {
    plant("UPDATE counter_refusal SET rolled = 0, refusals = 0 WHERE counter = 'stock'");
    assertFound(Kind.ROLLUP);
  }

  @ParameterizedTest
  @CsvSource({"minute,value_after = value_after + 1", "hour,value_before = value_before - 1", "day,value_after = value_after + 1",
      "hour,to_version = to_version + 1", "day,from_version = from_version + 1"})
  void in_a_rollup_that_is_older_than_all_changes(String resolution, String change) throws SQLException {
    forgetFirstDay();
    assertThat(faulty()).isEmpty();
    assertThat(verified().since()).isEqualTo("2026-05-18T00:00:00Z");
    assertThat(verified().changes()).isEqualTo(4);

    plant(("UPDATE history_%s SET %s WHERE counter = 'stock' AND start = (SELECT max(start) FROM history_%s"
        + " WHERE counter = 'stock' AND start < '2026-05-18Z')").formatted(resolution, change, resolution));

    assertFound(Kind.ROLLUP);
  }

  @Test
  void in_the_value_of_one_whose_changes_are_all_gone() throws SQLException {
    plant("UPDATE history_reach SET since = '2026-06-01Z' WHERE level = 'change'");
    assertThat(faulty()).isEmpty();
    assertThat(verified().changes()).isZero();

    plant("UPDATE counter SET value = value + 1 WHERE name = 'stock'");

    assertFound(Kind.VALUE);
  }

  @Test
  void in_one_that_was_deleted() throws SQLException {
    LEDGER.commit(new Batch(List.of(Request.of(new Update(STOCK, new Operation.Delete(), new Actor("anna"), null, null, null))),
        HOUR.plus(Duration.ofDays(1)), true));
    assertThat(faulty()).isEmpty();
    plant("UPDATE counter SET value = 1 WHERE name = 'stock'");
    assertFound(Kind.VALUE);
  }

  @Test
  void the_rest_is_right_all_the_same_after_a_rebuild() throws SQLException {
    plant("UPDATE history_hour SET increments = 7 WHERE counter = 'stock'");
    plant("DELETE FROM history_day WHERE counter = 'shop'");
    assertThat(faulty()).containsExactly("shop", "stock");

    new JdbcRollupStore(DATABASE, PlantedErrorsIT::late, System::nanoTime).reset(Caller.SERVICE, late());
    assertThat(faulty()).as("nothing is rolled up").isEmpty();
    rollUp();

    assertThat(faulty()).isEmpty();
    assertThat(verified().changes()).isEqualTo(CHANGES);
  }

  /** Of this kind, and of these that may follow from it; on this counter alone. */
  private void assertFound(Kind kind, Kind... others) {
    assertThat(faulty()).containsExactly("stock");
    Collection<Kind> kinds = verified().faults().stream().map(Fault::kind).toList();
    assertThat(kinds).as(verified().faults().toString())
        .containsAnyElementsOf(Stream.concat(Stream.of(kind), Arrays.stream(others)).toList());
    if (others.length == 0)
      assertThat(kinds).as(verified().faults().toString()).contains(kind);
  }

  private List<String> faulty() {
    return Await.answer(PROOF.verify(null, 10)).faulty().stream().map(verification -> verification.name().value()).toList();
  }

  private Verification verified() {
    return Await.answer(PROOF.verify(STOCK)).orElseThrow();
  }

  private void forgetFirstDay() throws SQLException {
    plant("UPDATE history_reach SET since = '2026-05-18Z' WHERE level = 'change'");
  }

  private void plant(String sql) throws SQLException {
    try (Connection connection = DATABASE.getConnection(); var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void rollUp() {
    JdbcRollupStore rollups = new JdbcRollupStore(DATABASE, PlantedErrorsIT::late, System::nanoTime);
    while (rollups.rollUp(_ -> Duration.ZERO).isBehind()) {
      // there is more
    }
  }

  private static Instant late() {
    return HOUR.plus(Duration.ofDays(2));
  }

  private static void commit(Instant at, String name, long delta) {
    var add = new Operation.Add(delta, BoundPolicy.REJECT);
    LEDGER.commit(new Batch(List.of(Request.of(new Update(new CounterName(name), add, new Actor("anna"), null, null, null))), at, true));
  }
}
