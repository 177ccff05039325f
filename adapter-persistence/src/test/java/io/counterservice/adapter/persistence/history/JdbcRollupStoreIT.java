package io.counterservice.adapter.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.adapter.persistence.jpa.SampleTrail;
import io.counterservice.adapter.persistence.ledger.SampleLedger;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.RollupStoreContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract on a real PostgreSQL; and nodes that roll up at the same time, or die while they do. */
class JdbcRollupStoreIT extends RollupStoreContract {
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");
  private final PGSimpleDataSource database = PostgresFixture.database();
  private final SampleLedger ledger = SampleLedger.on(database);
  private volatile Instant now = NOON;

  @Test
  void several_nodes_at_once_add_every_change_once() {
    AtomicBoolean written = new AtomicBoolean();
    List<CompletableFuture<Long>> nodes = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      RollupStore rollups = rollups();
      nodes.add(CompletableFuture.supplyAsync(() -> addedUntil(written, rollups)));
    }
    long rows = write(new Random(1), 60);
    written.set(true);
    long added = nodes.stream().mapToLong(CompletableFuture::join).sum();

    assertThat(added + addAll()).isEqualTo(rows);
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_node_that_dies_while_it_adds_has_added_nothing() throws SQLException {
    long rows = write(new Random(2), 20);
    execute(
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$");
    execute("CREATE TRIGGER die BEFORE INSERT ON history_cursor FOR EACH ROW EXECUTE FUNCTION die()");
    assertThatThrownBy(this::addAll).isInstanceOf(UnavailableException.class);
    assertThat(count("SELECT count(*) FROM history_day") + count("SELECT count(*) FROM history_cursor")).isZero();

    execute("DROP TRIGGER die ON history_cursor");
    assertThat(addAll()).isEqualTo(rows);
    assertThat(faults()).isEmpty();
  }

  @Test
  void roll_ups_are_the_same_however_often_they_are_made_anew() {
    write(new Random(3), 30);
    addAll();
    List<String> first = contents();
    rollups().reset(Caller.SERVICE, NOON);
    assertThat(contents()).as("forgotten").isEmpty();
    addAll();
    assertThat(contents()).isEqualTo(first);
  }

  @Test
  void a_reset_keeps_what_the_changes_that_are_left_cannot_tell() throws SQLException {
    add("a", 5);
    now = NOON.plus(Duration.ofDays(40));
    ledger.commit(new Batch(List.of(add("a"), add("b")), now, true));
    addAll();
    keep(2);
    assertThat(count("SELECT count(*) FROM counter_change")).as("what is older is dropped").isEqualTo(2);
    List<String> before = contents();

    rollups().reset(Caller.SERVICE, NOON);
    assertThat(contents()).hasSize(3);
    addAll();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void nothing_is_dropped_that_is_not_rolled_up() throws SQLException {
    add("a", 5);
    now = NOON.plus(Duration.ofDays(40));
    keep(2);
    assertThat(count("SELECT count(*) FROM counter_change")).isEqualTo(5);
    addAll();
    keep(1);
    assertThat(count("SELECT count(*) FROM counter_change")).as("first it is told that it is not to be read").isEqualTo(5);
    keep(1);
    assertThat(count("SELECT count(*) FROM counter_change")).isZero();
    assertThat(new JdbcHistoryStore(database).at(new CounterName("a"), NOON.plusSeconds(3)).orElseThrow().resolution())
        .hasToString("MINUTE");
  }

  private void keep(int times) {
    for (int time = 0; time < times; time++)
      assertThat(ledger.keep(now)).isTrue();
  }

  private long addedUntil(AtomicBoolean written, RollupStore rollups) {
    long added = 0;
    while (!written.get())
      added += rollups.rollUp(_ -> Duration.ZERO).changes();
    return added;
  }

  private long addAll() {
    RollupStore rollups = rollups();
    long added = 0;
    RollupStore.Progress progress;
    do {
      progress = rollups.rollUp(_ -> Duration.ZERO);
      added += progress.changes();
    } while (progress.isBehind());
    return added;
  }

  /** Writes batches; returns how many rows of the journal they made. */
  private long write(Random random, int batches) {
    long rows = 0;
    for (int batch = 0; batch < batches; batch++) {
      now = now.plusMillis(random.nextInt(40_000));
      List<Request> requests = new ArrayList<>();
      for (int count = random.nextInt(1, 6); count > 0; count--)
        requests.add(add("c" + random.nextInt(8)));
      rows += ledger.commit(new Batch(requests, now.minusMillis(1), true)).changes().size();
    }
    return rows;
  }

  private void add(String name, int times) {
    for (int time = 0; time < times; time++)
      ledger.commit(new Batch(List.of(add(name)), now.plusSeconds(time), true));
    now = now.plusSeconds(times);
  }

  private static Request add(String name) {
    return Request.of(new Update(new CounterName(name), new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna"), null, null, null));
  }

  /** Roll-ups that are not the sum of the changes of their time. */
  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (String level : List.of("minute", "hour", "day"))
      faults.addAll(texts("SELECT coalesce(h.counter, j.counter) || ' ' || coalesce(h.start, j.start) FROM history_" + level
          + " h FULL JOIN (SELECT counter, date_trunc('" + level + "', at, 'UTC') AS start, sum(to_version - from_version + 1) AS versions,"
          + " sum(increments) AS increments, min(value_before) AS value_before FROM counter_change GROUP BY 1, 2) j"
          + " ON h.counter = j.counter AND h.start = j.start WHERE h.increments IS DISTINCT FROM j.increments"
          + " OR h.to_version - h.from_version + 1 IS DISTINCT FROM j.versions OR h.value_before IS DISTINCT FROM j.value_before"));
    return faults;
  }

  private List<String> contents() {
    return texts("SELECT 'minute ' || m FROM history_minute m UNION ALL SELECT 'hour ' || h FROM history_hour h"
        + " UNION ALL SELECT 'day ' || d FROM history_day d ORDER BY 1");
  }

  private List<String> texts(String sql) {
    List<String> texts = new ArrayList<>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next())
        texts.add(result.getString(1));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return texts;
  }

  private long count(String sql) {
    return Long.parseLong(texts(sql).getFirst());
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  protected CounterLedger ledger() {
    return ledger;
  }

  @Override
  protected RollupStore rollups() {
    return new JdbcRollupStore(database, () -> now, System::nanoTime);
  }

  @Override
  protected AuditTrail trail() {
    return SampleTrail.on(database);
  }

  @Override
  protected void becomes(Instant late) {
    now = late;
  }
}
