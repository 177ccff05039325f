package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.access.KnownUsers;
import io.counterservice.application.access.PasswordWork;
import io.counterservice.application.access.UserAuthenticator;
import io.counterservice.application.access.UserKeeper;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.application.port.out.UserStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Users of the console: letting them in, and seeing to them. */
@Configuration(proxyBeanMethods = false)
public class UserWiring {
  private static final int PASSWORDS_AT_ONCE_MAX = 2;
  /** About as many as can be looked at before the first of them has waited too long. */
  private static final int PASSWORDS_WAITING_MAX = 32;
  private final InstantSource clock;

  UserWiring(InstantSource clock) {
    this.clock = clock;
  }

  /** For passwords alone: each keeps a processor busy for a third of a second. */
  @Bean(destroyMethod = "close", defaultCandidate = false)
  BlockingWork passwordThreads() {
    return new BlockingWork("password", PASSWORDS_AT_ONCE_MAX, PASSWORDS_WAITING_MAX);
  }

  @Bean
  PasswordWork passwordWork(PasswordHashes hashes, @Qualifier("passwordThreads") BlockingWork threads) {
    return new PasswordWork(hashes, threads);
  }

  @Bean
  KnownUsers knownUsers(UserStore store, BlockingWork work) {
    return new KnownUsers(store, work, System::nanoTime);
  }

  @Bean
  UserAuthenticator userAuthenticator(UserStore store, KnownUsers known, PasswordWork passwords, AuditTrail trail, BlockingWork work) {
    return new UserAuthenticator(store, known, passwords, trail, work, clock);
  }

  @Bean
  UserKeeper userKeeper(UserStore store, KnownUsers known, PasswordWork passwords, BlockingWork work) {
    return new UserKeeper(store, known, passwords, work, clock);
  }

  @Bean
  BootstrapAdmin bootstrapAdmin(UserStore store, PasswordHashes hashes) {
    return new BootstrapAdmin(store, hashes, clock, new SecureRandom());
  }
}
