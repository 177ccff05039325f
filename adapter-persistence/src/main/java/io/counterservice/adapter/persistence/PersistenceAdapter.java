package io.counterservice.adapter.persistence;

import io.counterservice.adapter.persistence.embedded.EmbeddedConfiguration;
import io.counterservice.adapter.persistence.jpa.JpaConfiguration;
import io.counterservice.adapter.persistence.ledger.JdbcCounterLedger;
import io.counterservice.adapter.persistence.ledger.JdbcCounterViews;
import io.counterservice.adapter.persistence.ledger.LedgerSettings;
import io.counterservice.adapter.persistence.ledger.Partitions;
import io.counterservice.adapter.persistence.ledger.RefusalTally;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Storage in PostgreSQL: the service's own, or the one configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersistenceSettings.class)
@Import({EmbeddedConfiguration.class, JpaConfiguration.class})
public class PersistenceAdapter {

  /** One connection per lane, one for requests across lanes, one to follow up a lost commit. */
  @Bean
  Pools pools(JdbcConnectionDetails details, PersistenceSettings settings, @Value("${counter.commit.lanes:2}") int lanes) {
    return new Pools(details, lanes + 2, settings.connectTimeout());
  }

  @Bean
  Partitions partitions(Pools pools, PersistenceSettings settings) {
    return new Partitions(pools.reads(), settings.idempotencyRetention());
  }

  @Bean
  RefusalTally refusalTally(Pools pools) {
    return new RefusalTally(pools.reads());
  }

  @Bean
  JdbcCounterLedger counterLedger(Pools pools, PersistenceSettings settings, Partitions partitions, RefusalTally refusals) {
    LedgerSettings ledger = new LedgerSettings(settings.commitTimeout(), settings.resolveTimeout(), settings.idempotencyRetention());
    return new JdbcCounterLedger(pools.commits(), ledger, partitions, refusals, System::nanoTime);
  }

  @Bean
  JdbcCounterViews counterViews(Pools pools) {
    return new JdbcCounterViews(pools.reads());
  }

  @Bean
  Schema schema(Flyway flyway, Partitions partitions, InstantSource clock) {
    return new Schema(flyway, partitions, clock);
  }

  /** Leaves migrating to {@link Schema}, which can wait for a database that is not there yet. */
  @Bean
  FlywayMigrationStrategy flywayMigrationStrategy() {
    return _ -> {
    };
  }

  @Bean
  Upkeep upkeep(JdbcCounterLedger ledger, Partitions partitions, RefusalTally refusals, InstantSource clock) {
    return new Upkeep(ledger, partitions, refusals, clock);
  }
}
