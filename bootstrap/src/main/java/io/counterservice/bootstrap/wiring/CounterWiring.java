package io.counterservice.bootstrap.wiring;

import io.counterservice.application.catalogue.CounterReads;
import io.counterservice.application.catalogue.RecallingLedger;
import io.counterservice.application.catalogue.TolerantReads;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.feed.ChangeFeed;
import io.counterservice.application.feed.PublishingLedger;
import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.out.CommitLanes;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.bootstrap.settings.CommitSettings;
import io.counterservice.bootstrap.settings.CounterSettings;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changing and reading counters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CommitSettings.class, CounterSettings.class})
public class CounterWiring {
  /** Counters that each node remembers for tolerant reads; with the largest descriptions and labels some 60 MB. */
  private static final int KNOWN_MAX = 20_000;
  private final CommitSettings commits;
  private final CounterSettings counters;

  CounterWiring(CommitSettings commits, CounterSettings counters) {
    this.commits = commits;
    this.counters = counters;
  }

  @Bean
  InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  /** Runs what may block beside the lanes: lists, journals, dry runs, keys, users. */
  @Bean(destroyMethod = "close")
  BlockingWork blockingWork() {
    return new BlockingWork("blocking", 4, 1_000);
  }

  @Bean
  CommitLanes commitLanes() {
    return new CommitLanes(commits.lanes());
  }

  @Bean
  CommitPipeline commitPipeline(PublishingLedger ledger, CounterViews views, CommitListener listener, BlockingWork readers,
      InstantSource clock) {
    var rules = new CommitPipeline.Rules(counters.createOnIncrement(), clock, System::nanoTime);
    return new CommitPipeline(ledger, views, commits.toLimits(), rules, listener, readers);
  }

  @Bean
  CounterReads counterReads(CounterViews views, BlockingWork readers) {
    return new CounterReads(views, new LaneLimits(10_000, 50_000, commits.waitMax()), System::nanoTime, readers);
  }

  @Bean
  TolerantReads tolerantReads(CounterReads reads, CounterCache cache, InstantSource clock) {
    return new TolerantReads(reads, cache, clock, KNOWN_MAX);
  }

  /** Before anybody is answered, tolerant reads and the feed know of a commit. */
  @Bean
  PublishingLedger committingLedger(CounterLedger ledger, TolerantReads reads, ChangeFeed feed) {
    return new PublishingLedger(new RecallingLedger(ledger, reads), feed);
  }

  /** Turns away what waits too long, even while every lane is stuck. */
  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService laneSweep(CommitPipeline commits, CounterReads reads) {
    ScheduledExecutorService sweep = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("lane-sweep").factory());
    var _ = sweep.scheduleWithFixedDelay(() -> {
      commits.sweep();
      reads.sweep();
    }, 100, 100, TimeUnit.MILLISECONDS);
    return sweep;
  }
}
