package io.counterservice.adapter.persistence.ledger;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The tables the service needs, brought up to date before anything else starts. While the database is away that is tried again
 * every second, and the service answers 503 meanwhile.
 */
final class Schema implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  private final Flyway flyway;
  private final DataSource dataSource;
  private final Partitions partitions;
  private final InstantSource clock;
  private final ScheduledExecutorService retries = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("schema").factory());
  private volatile boolean current;
  private volatile boolean started;

  /** @param dataSource tells within its time limit whether the database answers; migrations have none */
  Schema(Flyway flyway, DataSource dataSource, Partitions partitions, InstantSource clock) {
    this.flyway = flyway;
    this.dataSource = dataSource;
    this.partitions = partitions;
    this.clock = clock;
  }

  @Override
  public void start() {
    started = true;
    migrate();
    if (!current) {
      var _ = retries.scheduleWithFixedDelay(this::migrate, 1, 1, TimeUnit.SECONDS);
    }
  }

  private void migrate() {
    if (current)
      return;
    try (var _ = dataSource.getConnection()) {
      flyway.migrate();
      current = partitions.keep(clock.instant());
    } catch (FlywayException | SQLException failure) {
      LOG.warn("The database is not ready: {}", String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }
  }

  @Override
  public void stop() {
    started = false;
    retries.shutdownNow();
    current = false;
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
