package io.counterservice.bootstrap.wiring;

import io.counterservice.application.feed.ChangeFeed;
import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.bootstrap.settings.FeedSettings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Telling watchers of changes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedSettings.class)
public class FeedWiring {
  private static final long TICK_MILLIS = 5;

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService feedThread() {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("feed").factory());
  }

  @Bean
  ChangeFeed changeFeed(FeedSettings settings, CounterViews views, ChangeRelay relay, ExecutorService feedThread,
      BlockingWork readers) {
    return new ChangeFeed(settings.toLimits(),
        new ChangeFeed.Parts(views, relay, feedThread, readers, System::nanoTime));
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService feedTicks(ChangeFeed feed) {
    ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("feed-ticks").factory());
    var _ = ticks.scheduleWithFixedDelay(feed::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return ticks;
  }
}
