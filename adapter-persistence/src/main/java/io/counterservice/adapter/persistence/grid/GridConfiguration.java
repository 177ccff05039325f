package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.ConsumptionRelay;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.application.port.out.SharedSessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The grid where there is one, and the silence in its place where there is none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GridSettings.class)
@Import({GridConfiguration.Joined.class, GridConfiguration.Alone.class})
public class GridConfiguration {
  private static final String ENABLED = "counter.grid.enabled";

  @Bean
  GridReport gridReport(ObjectProvider<GridMember> member, GridSettings settings) {
    return new GridReport(member.getIfAvailable(), settings);
  }

  @Bean
  GridHealth membersHealthIndicator(GridReport report) {
    return new GridHealth(report);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = ENABLED)
  static class Joined {

    @Bean(destroyMethod = "close")
    GridMember gridMember(GridSettings settings) {
      return new GridMember(settings);
    }

    @Bean(destroyMethod = "close")
    HazelcastCounterCache counterCache(GridMember member) {
      return new HazelcastCounterCache(member);
    }

    @Bean(destroyMethod = "close")
    HazelcastConsumptionRelay consumptionRelay(GridMember member) {
      return new HazelcastConsumptionRelay(member);
    }

    @Bean(destroyMethod = "close")
    HazelcastChangeRelay changeRelay(GridMember member) {
      return new HazelcastChangeRelay(member);
    }

    @Bean
    HazelcastSharedSessions sharedSessions(GridMember member) {
      return new HazelcastSharedSessions(member);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = ENABLED, havingValue = "false", matchIfMissing = true)
  static class Alone {

    @Bean
    CounterCache counterCache() {
      return CounterCache.ALONE;
    }

    @Bean
    ConsumptionRelay consumptionRelay() {
      return ConsumptionRelay.ALONE;
    }

    @Bean
    ChangeRelay changeRelay() {
      return ChangeRelay.ALONE;
    }

    @Bean
    SharedSessions sharedSessions() {
      return SharedSessions.ALONE;
    }
  }
}
