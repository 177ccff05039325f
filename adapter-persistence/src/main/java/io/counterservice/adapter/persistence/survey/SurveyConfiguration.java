package io.counterservice.adapter.persistence.survey;

import io.counterservice.adapter.persistence.ledger.Pools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at all counters. */
@Configuration(proxyBeanMethods = false)
public class SurveyConfiguration {

  @Bean
  JdbcCounterSurveys counterSurveys(Pools pools) {
    return new JdbcCounterSurveys(pools.chores());
  }
}
