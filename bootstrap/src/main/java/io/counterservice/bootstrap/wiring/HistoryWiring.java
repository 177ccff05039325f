package io.counterservice.bootstrap.wiring;

import io.counterservice.application.history.HistoryReads;
import io.counterservice.application.history.RollupJob;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.application.port.out.RollupStore;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was counted when. */
@Configuration(proxyBeanMethods = false)
public class HistoryWiring {
  private static final Duration BETWEEN_TURNS = Duration.ofMillis(200);

  @Bean
  HistoryReads historyReads(HistoryStore store, CounterViews views, InstantSource clock, BlockingWork readers) {
    return new HistoryReads(store, views, clock, readers);
  }

  /** Tries on every node; the store lets one of them. */
  @Bean
  Rounds rollupRounds(RollupStore store) {
    return new Rounds("rollups", BETWEEN_TURNS, new RollupJob(store)::tick);
  }
}
