package io.counterservice.bootstrap.wiring;

import io.counterservice.application.history.LedgerCheck;
import io.counterservice.application.history.LedgerProof;
import io.counterservice.application.history.RollupKeeper;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.LedgerCheckListener;
import io.counterservice.application.port.out.LedgerEvidence;
import io.counterservice.application.port.out.LedgerWalk;
import io.counterservice.application.port.out.RollupStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Proving that counters are right, on demand and all the time; and making roll-ups anew. */
@Configuration(proxyBeanMethods = false)
public class VerificationWiring {
  private static final int EXAMINERS = 2;
  private static final int WAITING_MAX = 8;

  /** May be busy for minutes, and so are nobody else's; what waits when the service stops is not begun. */
  @Bean(destroyMethod = "shutdownNow")
  ThreadPoolExecutor examiners() {
    return new ThreadPoolExecutor(EXAMINERS, EXAMINERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING_MAX),
        Thread.ofPlatform().daemon().name("examiner-", 1).factory(), (_, _) -> {
          throw new UnavailableException(Reason.OVERLOADED);
        });
  }

  @Bean
  LedgerProof ledgerProof(LedgerEvidence evidence, ThreadPoolExecutor examiners) {
    return new LedgerProof(evidence, examiners);
  }

  @Bean
  RollupKeeper rollupKeeper(RollupStore store, InstantSource clock, BlockingWork readers, ThreadPoolExecutor examiners) {
    return new RollupKeeper(store, clock, readers, examiners);
  }

  /** Tries on every node; the walk lets one of them. */
  @Bean
  Rounds ledgerCheckRounds(LedgerEvidence evidence, LedgerWalk walk, LedgerCheckListener listener) {
    return new Rounds("ledger-check", Duration.ofSeconds(1), new LedgerCheck(evidence, walk, listener, System::nanoTime)::tick);
  }
}
