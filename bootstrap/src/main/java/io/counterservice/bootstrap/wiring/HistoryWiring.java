package io.counterservice.bootstrap.wiring;

import io.counterservice.application.history.HistoryReads;
import io.counterservice.application.history.RollupJob;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.port.out.HistoryStore;
import io.counterservice.application.port.out.RollupStore;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was counted when. */
@Configuration(proxyBeanMethods = false)
public class HistoryWiring {
  private static final long START_MILLIS = 5_000;
  private static final long TICK_MILLIS = 200;

  @Bean
  HistoryReads historyReads(HistoryStore store, CounterViews views, InstantSource clock, BlockingWork readers) {
    return new HistoryReads(store, views, clock, readers);
  }

  /** Tries on every node; the store lets one of them. The first start of all makes the tables meanwhile. */
  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService rollupTicks(RollupStore store) {
    RollupJob job = new RollupJob(store);
    ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rollups").factory());
    var _ = ticks.scheduleWithFixedDelay(job::tick, START_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return ticks;
  }
}
