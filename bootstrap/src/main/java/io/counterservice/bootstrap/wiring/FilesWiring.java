package io.counterservice.bootstrap.wiring;

import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.files.CounterExports;
import io.counterservice.application.files.CounterImports;
import io.counterservice.application.files.ImportParts;
import io.counterservice.application.files.Patience;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.port.out.ImportStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exports and imports of counters. */
@Configuration(proxyBeanMethods = false)
public class FilesWiring {
  private static final int IMPORTS_AT_ONCE_MAX = 2;
  private static final int IMPORTS_WAITING_MAX = 8;
  /** A database that comes back within this is waited for; a service that is full as well. */
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** For imports alone: each takes as long as its file has rows. */
  @Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
  BlockingWork importThreads() {
    return new BlockingWork("import", IMPORTS_AT_ONCE_MAX, IMPORTS_WAITING_MAX);
  }

  @Bean
  CounterExports counterExports(CounterViews views, CounterFiles files, AuditTrail trail, BlockingWork readers, InstantSource clock) {
    return new CounterExports(views, files, trail, readers, clock);
  }

  @Bean
  ImportParts importParts(ImportStore store, CounterFiles files, CounterViews views, CommitPipeline updates, InstantSource clock) {
    return new ImportParts(store, files, views, updates, new Patience(LONGEST, PAUSE, clock));
  }

  @Bean
  CounterImports counterImports(ImportParts parts, BlockingWork work, @Qualifier("importThreads") BlockingWork threads) {
    return new CounterImports(parts, work, threads, () -> UUID.randomUUID().toString());
  }

  @Bean
  Rounds importRounds(CounterImports imports) {
    return new Rounds("imports", Duration.ofMinutes(1), imports::tidy);
  }
}
