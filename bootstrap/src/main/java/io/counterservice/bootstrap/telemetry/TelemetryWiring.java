package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.cluster.NodeReporter;
import io.counterservice.application.cluster.NodeReporter.Reading;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.feed.ChangeFeed;
import io.counterservice.application.port.out.LedgerCheckListener;
import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.application.port.out.NodeStore;
import io.counterservice.application.port.out.RollupStore;
import io.counterservice.bootstrap.settings.CommitSettings;
import io.counterservice.bootstrap.settings.NodeSettings;
import io.counterservice.bootstrap.wiring.Rounds;
import io.counterservice.domain.cluster.Cluster;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is measured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeSettings.class)
public class TelemetryWiring {

  @Bean
  OperationMetrics operationMetrics(MeterRegistry registry) {
    return new OperationMetrics(registry);
  }

  /** Known when the port is. */
  @Bean
  ThisNode thisNode(NodeSettings node, CommitSettings commits, Environment environment, InstantSource clock) {
    return new ThisNode(node, commits, () -> environment.getProperty("local.server.port", "0"), clock.instant());
  }

  @Bean(destroyMethod = "leave")
  NodeReporter nodeReporter(ThisNode node, OperationMetrics metrics, CommitPipeline pipeline, NodeStore store, InstantSource clock) {
    return new NodeReporter(node::get, () -> new Reading(metrics.work(), pipeline.waiting(), metrics.takeWaitingMax()), store, clock);
  }

  @Bean
  Rounds nodeRounds(NodeReporter reporter) {
    return new Rounds("node", Cluster.STEP, reporter::report);
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
