package io.counterservice.adapter.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.adapter.persistence.testing.Wire;
import io.counterservice.adapter.persistence.testing.Wire.Fault;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the ledger says when the connection is lost while it commits: the truth, or that it does not know. */
class LedgerFaultsIT {
  private static final CounterName STOCK = new CounterName("stock");
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30Z");
  private final PGSimpleDataSource database = PostgresFixture.database();
  private final Wire wire = Wire.to(database);
  private final LedgerSettings settings = new LedgerSettings(Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofSeconds(1),
      Duration.ofHours(24));
  private final HikariDataSource pool = pool();
  private final JdbcCounterLedger ledger = new JdbcCounterLedger(pool, settings,
      new Partitions(database, settings.idempotencyRetention(), Kept.LONG), new RefusalTally(database), System::nanoTime);
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void cut() {
    watch.shutdownNow();
    pool.close();
    wire.close();
  }

  @Test
  void a_commit_whose_reply_is_lost_is_answered_as_committed() {
    increment();
    wire.arm(Fault.REPLY_LOST);

    assertThat(increment()).isEqualTo(new Outcome.Applied(1, 2, new Version(2), false, false, null));

    assertThat(stored().value()).isEqualTo(2);
  }

  @Test
  void a_commit_that_never_arrives_is_told_as_not_applied() {
    increment();
    wire.arm(Fault.COMMIT_LOST);

    assertThat(failure()).isEqualTo(Reason.DATABASE);

    assertThat(stored().value()).isEqualTo(1);
  }

  @Test
  void a_database_that_is_frozen_is_given_up_on_within_the_deadline() {
    increment();
    var _ = watch.scheduleWithFixedDelay(ledger::sweep, 50, 50, TimeUnit.MILLISECONDS);
    wire.freeze();

    assertThat(failure()).isEqualTo(Reason.DATABASE);

    wire.thaw();
    assertThat(increment()).isEqualTo(new Outcome.Applied(1, 2, new Version(2), false, false, null));
  }

  @Test
  void after_a_failover_a_lost_commit_stays_unknown() {
    Lineage elsewhere = new Lineage("another cluster", "00000002", "2026-05-17");
    CommitResolver resolver = new CommitResolver(database, Duration.ofSeconds(2), System::nanoTime);

    assertThat(resolver.fateOf("1000", elsewhere)).isEqualTo(CommitResolver.Fate.UNKNOWN);
  }

  /** A transaction id that never reached the disk is given out again after a crash, and "committed" would be another's. */
  @Test
  void after_a_crash_a_lost_commit_stays_unknown() throws Exception {
    try (var other = database.getConnection(); var statement = other.createStatement()) {
      var result = statement.executeQuery("SELECT pg_current_xact_id()::text");
      result.next();
      Lineage lineage = Lineage.of(other);
      Lineage beforeTheCrash = new Lineage(lineage.system(), lineage.timeline(), "earlier");
      CommitResolver resolver = new CommitResolver(database, Duration.ofSeconds(2), System::nanoTime);

      assertThat(resolver.fateOf(result.getString(1), lineage)).isEqualTo(CommitResolver.Fate.COMMITTED);
      assertThat(resolver.fateOf(result.getString(1), beforeTheCrash)).isEqualTo(CommitResolver.Fate.UNKNOWN);
    }
  }

  @Test
  void a_transaction_still_under_way_is_waited_for_and_then_unknown() throws Exception {
    try (var other = database.getConnection(); var statement = other.createStatement()) {
      other.setAutoCommit(false);
      var result = statement.executeQuery("SELECT pg_current_xact_id()::text");
      result.next();
      String id = result.getString(1);
      Lineage lineage = Lineage.of(other);
      CommitResolver resolver = new CommitResolver(database, Duration.ofMillis(300), System::nanoTime);

      assertThat(resolver.fateOf(id, lineage)).isEqualTo(CommitResolver.Fate.UNKNOWN);
      other.rollback();
      assertThat(resolver.fateOf(id, lineage)).isEqualTo(CommitResolver.Fate.ABORTED);
    }
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(wire.dataSource());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(1_000);
    return new HikariDataSource(config);
  }

  private Reason failure() {
    return catchThrowableOfType(UnavailableException.class, this::increment).reason();
  }

  private Outcome increment() {
    Update update = Update.of(STOCK, new Operation.Add(1, BoundPolicy.REJECT), new Actor("anna"));
    return ledger.commit(new Batch(List.of(Request.of(update)), NOW, true)).answers().getFirst().getFirst().outcome();
  }

  private Counter stored() {
    return new JdbcCounterViews(database).find(List.of(STOCK)).values().iterator().next();
  }
}
