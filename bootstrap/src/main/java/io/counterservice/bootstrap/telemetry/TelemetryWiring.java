package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.feed.ChangeFeed;
import io.counterservice.application.port.out.CommitListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
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
}
