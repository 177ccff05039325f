package io.counterservice.bootstrap.wiring;

import io.counterservice.application.history.HistoryReads;
import io.counterservice.application.history.RollupJob;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.application.port.out.RollupStore;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was counted when. */
@Configuration(proxyBeanMethods = false)
public class HistoryWiring {
  /** One for each connection that is kept for them. */
  private static final int AT_ONCE_MAX = 3;
  /** Ordinary ones take some milliseconds; one more is refused at once. */
  private static final int WAITING_MAX = 100;
  private static final Duration BETWEEN_TURNS = Duration.ofMillis(200);

  /** For histories alone: each may look at millions of rows, and must not hold up what is quick. */
  @Bean(destroyMethod = "close", defaultCandidate = false)
  BlockingWork historyThreads() {
    return new BlockingWork("history", AT_ONCE_MAX, WAITING_MAX);
  }

  @Bean
  HistoryReads historyReads(HistoryStore store, CounterViews views, InstantSource clock,
      @Qualifier("historyThreads") BlockingWork threads) {
    return new HistoryReads(store, views, clock, threads);
  }

  /** Tries on every node; the store lets one of them. */
  @Bean
  Rounds rollupRounds(RollupStore store) {
    return new Rounds("rollups", BETWEEN_TURNS, new RollupJob(store)::tick);
  }
}
