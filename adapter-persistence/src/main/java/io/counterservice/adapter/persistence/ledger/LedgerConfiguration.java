package io.counterservice.adapter.persistence.ledger;

import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CommitLanes;
import io.counterservice.application.port.out.TicketStore;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger, its views, and their upkeep. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LedgerSettings.class, JournalSettings.class, AuditSettings.class})
public class LedgerConfiguration {

  /** One connection per lane, one for requests across lanes, one to follow up a lost commit. */
  @Bean
  Pools pools(JdbcConnectionDetails details, LedgerSettings settings, CommitLanes lanes) {
    return new Pools(details, lanes.count() + 2, settings);
  }

  @Bean
  Partitions partitions(Pools pools, LedgerSettings settings, JournalSettings journal) {
    return new Partitions(pools.reads(), settings.idempotencyRetention(), journal);
  }

  @Bean
  RefusalTally refusalTally(Pools pools) {
    return new RefusalTally(pools.reads());
  }

  @Bean
  JdbcCounterLedger counterLedger(Pools pools, LedgerSettings settings, Partitions partitions, RefusalTally refusals) {
    return new JdbcCounterLedger(pools.commits(), settings, partitions, refusals, System::nanoTime);
  }

  @Bean
  JdbcCounterViews counterViews(Pools pools) {
    return new JdbcCounterViews(pools.reads());
  }

  @Bean
  Schema schema(Flyway flyway, Pools pools, Partitions partitions, InstantSource clock) {
    return new Schema(flyway, pools.reads(), partitions, clock);
  }

  /** A migration may take as long as it takes: it has a connection of its own, without the time limits of the pools. */
  @Bean
  FlywayConfigurationCustomizer migrationConnection(JdbcConnectionDetails details) {
    return configuration -> configuration.dataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
  }

  /** Leaves migrating to {@link Schema}, which can wait for a database that is not there yet. */
  @Bean
  FlywayMigrationStrategy flywayMigrationStrategy() {
    return _ -> {
    };
  }

  @Bean
  Upkeep upkeep(JdbcCounterLedger ledger, Partitions partitions, RefusalTally refusals, Expiry expiry, InstantSource clock) {
    return new Upkeep(ledger, partitions, refusals, expiry, clock);
  }

  @Bean
  Expiry expiry(TicketStore tickets, AuditTrail trail, AuditSettings settings, InstantSource clock) {
    return new Expiry(tickets, trail, settings.retention(), clock);
  }
}
