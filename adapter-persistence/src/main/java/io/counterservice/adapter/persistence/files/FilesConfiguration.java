package io.counterservice.adapter.persistence.files;

import io.counterservice.adapter.persistence.ledger.Pools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exports and imports. */
@Configuration(proxyBeanMethods = false)
public class FilesConfiguration {

  @Bean
  TextCounterFiles counterFiles() {
    return new TextCounterFiles();
  }

  @Bean
  JdbcImportStore importStore(Pools pools) {
    return new JdbcImportStore(pools.chores());
  }
}
