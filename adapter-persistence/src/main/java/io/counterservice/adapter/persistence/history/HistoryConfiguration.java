package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.Pools;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Histories, and the roll-ups that they are read from. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {

  @Bean
  JdbcHistoryStore historyStore(Pools pools) {
    return new JdbcHistoryStore(pools.histories());
  }

  @Bean
  JdbcRollupStore rollupStore(Pools pools, InstantSource clock) {
    return new JdbcRollupStore(pools.chores(), clock, System::nanoTime);
  }

  @Bean
  JdbcLedgerEvidence ledgerEvidence(Pools pools) {
    return new JdbcLedgerEvidence(pools.chores());
  }

  @Bean
  JdbcLedgerWalk ledgerWalk(Pools pools) {
    return new JdbcLedgerWalk(pools.chores());
  }
}
