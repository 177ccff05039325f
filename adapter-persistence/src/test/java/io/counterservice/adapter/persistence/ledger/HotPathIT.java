package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The tables of the hot path can be distributed by counter: each row, each unique constraint and each statement names it. What is
 * edited by people, and read by few, may stay in one place.
 */
class HotPathIT {
  private static final String COLD = "'api_key', 'api_key_order', 'rate_plan', 'live_ticket', 'key_use', 'audit_entry', 'console_user', 'history_job', 'history_reach', 'ledger_check', 'node', 'node_sample', 'counter_import', 'counter_import_part',"
      + " 'flyway_schema_history'";
  private static final Pattern HOT = Pattern
      .compile("\\b(FROM|JOIN|INTO|UPDATE) (counter|counter_change|idempotency_record|counter_refusal)\\b");
  private static final Pattern KEYED = Pattern.compile("INSERT INTO \\w+( AS \\w+)? \\((name|counter),"
      + "|(WHERE|ON) (\\w+\\.)?(name|counter) = (\\?|ANY \\(\\?\\)|\\w+\\.(name|counter))");
  private static final CounterName STOCK = new CounterName("stock");
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30Z");
  private final DataSource database = PostgresFixture.database();
  private final Set<String> statements = new ConcurrentSkipListSet<>();

  @Test
  void every_unique_constraint_begins_with_the_counter() throws SQLException {
    var foreign = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("""
            SELECT t.relname || ': ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
            WHERE i.indisunique AND t.relnamespace = 'public'::regnamespace AND NOT t.relispartition AND t.relname NOT IN (%s)
              AND a.attname <> CASE t.relname WHEN 'counter' THEN 'name' ELSE 'counter' END""".formatted(COLD))) {
      while (rows.next())
        foreign.add(rows.getString(1));
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void every_statement_names_the_counter() {
    run();
    assertThat(statements.stream().filter(HotPathIT::touchesHotTable)).hasSizeGreaterThan(8).allMatch(HotPathIT::isKeyed);
  }

  @Test
  void what_keys_count_needs_no_statement_for_the_audit_trail() {
    var ledger = ledger(new RecordingDataSource(database, statements));
    for (var operation : List.of(add(2), new Operation.Set(3), new Operation.Reset(), add(-1)))
      ledger.commit(new Batch(List.of(Request.of(Update.of(STOCK, operation, new Actor("k1")))), NOW, true));
    assertThat(statements).isNotEmpty().noneMatch(statement -> statement.contains("audit_entry"));
    ledger.commit(new Batch(List.of(Request.of(Update.of(STOCK, add(1), Actor.user("anna")))), NOW, true));
    assertThat(statements.stream().filter(statement -> statement.contains("audit_entry"))).hasSize(1);
  }

  @Test
  void finds_statements_that_do_not() {
    for (var statement : List.of("UPDATE counter SET value = 0 WHERE version = ?", "SELECT name FROM counter WHERE value > ?",
        "SELECT 1 FROM counter_change WHERE at > ? ORDER BY counter", "INSERT INTO idempotency_record (key, counter) VALUES (?, ?)"))
      assertThat(touchesHotTable(statement) && !isKeyed(statement)).as(statement).isTrue();
  }

  private static boolean touchesHotTable(String statement) {
    return HOT.matcher(statement).find();
  }

  private static boolean isKeyed(String statement) {
    return KEYED.matcher(statement.replaceAll("\\s+", " ")).find();
  }

  /** One of each kind: new, moved, defined, refused, keyed, several, read. */
  private void run() {
    var recorded = new RecordingDataSource(database, statements);
    var refusals = new RefusalTally(recorded);
    var ledger = ledger(recorded, refusals);
    var definition = new CounterDefinition(new Bounds(0, 5), 0, "", new TreeMap<>(), false);
    for (var operation : List.of(new Operation.Create(definition), add(1), add(9), new Operation.Delete()))
      ledger.commit(new Batch(List.of(Request.of(keyed(operation))), NOW, true));
    var both = List.of(Update.of(STOCK, add(1), new Actor("anna")), Update.of(new CounterName("seats"), add(-1), new Actor("anna")));
    ledger.commit(new Batch(List.of(new Request(both, true)), NOW, true));
    refusals.flush();
    var views = new JdbcCounterViews(recorded);
    views.find(List.of(STOCK));
    views.changes(STOCK, 0, 10);
    views.versions(List.of(STOCK));
  }

  private JdbcCounterLedger ledger(DataSource recorded) {
    return ledger(recorded, new RefusalTally(recorded));
  }

  private JdbcCounterLedger ledger(DataSource recorded, RefusalTally refusals) {
    var settings = new LedgerSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(24));
    return new JdbcCounterLedger(new TransactionalDataSource(recorded), settings, new Partitions(database, Duration.ofDays(1), Kept.LONG),
        refusals, System::nanoTime);
  }

  private static Update keyed(Operation operation) {
    return new Update(STOCK, operation, new Actor("anna"), null, new IdempotencyKey("k-" + operation.canonical()), null);
  }

  private static Operation add(long delta) {
    return new Operation.Add(delta, BoundPolicy.REJECT);
  }
}
