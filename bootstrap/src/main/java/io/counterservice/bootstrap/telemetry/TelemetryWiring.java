package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.feed.ChangeFeed;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.port.out.LedgerCheckListener;
import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.bootstrap.wiring.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured. */
@Configuration(proxyBeanMethods = false)
public class TelemetryWiring {

  @Bean
  CommitListener commitListener(MeterRegistry registry) {
    return new CommitMetrics(registry);
  }

  /** What is watched, in {@code counter_live_connections}, {@code counter_live_subscriptions} and {@code counter_live_counters}. */
  @Bean
  MeterBinder feedMetrics(ChangeFeed feed) {
    return registry -> {
      Gauge.builder("counter.live.connections", feed, ChangeFeed::watches).description("Live connections").register(registry);
      Gauge.builder("counter.live.subscriptions", feed, ChangeFeed::subscriptions)
          .description("Counters that all live connections watch, each once per connection").register(registry);
      Gauge.builder("counter.live.counters", feed, ChangeFeed::counters).description("Counters that somebody watches").register(registry);
    };
  }

  @Bean
  LedgerCheckListener ledgerCheckListener(MeterRegistry registry) {
    return new VerificationMetrics(registry);
  }

  /** In {@code counter_verification_mismatches} and {@code counter_history_lag_seconds}. */
  @Bean
  HistoryGauges historyGauges(LedgerWalk walk, RollupStore rollups, InstantSource clock) {
    return new HistoryGauges(walk, rollups, clock);
  }

  @Bean
  Rounds gaugeRounds(HistoryGauges gauges) {
    return new Rounds("gauges", Duration.ofSeconds(1), gauges::refresh);
  }
}
