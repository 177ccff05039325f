package io.counterservice.adapter.persistence.history;

import io.counterservice.adapter.persistence.ledger.Pools;
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
  JdbcRollupStore rollupStore(Pools pools) {
    return new JdbcRollupStore(pools.chores(), System::nanoTime);
  }
}
