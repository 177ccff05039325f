package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.BootstrapKey;
import io.counterservice.application.access.KeyAuthenticator;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.application.access.KeyIssuer;
import io.counterservice.application.access.KeyUses;
import io.counterservice.application.access.KnownPlans;
import io.counterservice.application.access.KnownUsers;
import io.counterservice.application.access.RatePlanKeeper;
import io.counterservice.application.access.StoreWork;
import io.counterservice.application.access.TicketIssuer;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.application.port.out.TicketStore;
import io.counterservice.bootstrap.settings.AccessSettings;
import io.counterservice.bootstrap.settings.RatePlanSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** API keys, their tickets and their rate plans: issuing them and deciding on them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, RatePlanSettings.class})
public class AccessWiring {
  private static final Duration USES_SAVED_EVERY = Duration.ofSeconds(10);

  @Bean
  KnownPlans knownPlans(RatePlanStore store, RatePlanSettings settings) {
    return new KnownPlans(store, settings.defaultPlan());
  }

  /** Started by {@link Startup}, when the tables are there. */
  @Bean
  KeyDirectory keyDirectory(ApiKeyStore store, KnownPlans plans, AccessSettings settings, BlockingWork work) {
    return new KeyDirectory(store, plans, settings.toLimits(), System::nanoTime, work);
  }

  @Bean
  KeyAuthenticator keyAuthenticator(KeyDirectory directory, KnownUsers users, InstantSource clock) {
    return new KeyAuthenticator(directory, users, clock);
  }

  @Bean
  StoreWork storeWork(KeyDirectory directory, BlockingWork work) {
    return new StoreWork(directory, work);
  }

  @Bean
  KeyUses keyUses(KeyDirectory directory, KeyUseStore store, StoreWork work, InstantSource clock) {
    return new KeyUses(directory, store, work, clock);
  }

  @Bean
  Rounds keyUseRounds(KeyUses uses) {
    return new Rounds("key-uses", USES_SAVED_EVERY, uses::save);
  }

  @Bean
  KeyIssuer keyIssuer(ApiKeyStore store, RatePlanStore plans, StoreWork work, InstantSource clock) {
    return new KeyIssuer(store, plans, work, clock, new SecureRandom());
  }

  @Bean
  RatePlanKeeper ratePlanKeeper(RatePlanStore store, KnownPlans known, StoreWork work, InstantSource clock) {
    return new RatePlanKeeper(store, known, work, clock);
  }

  @Bean
  TicketIssuer ticketIssuer(TicketStore store, KeyDirectory directory, KnownUsers users, BlockingWork work, InstantSource clock) {
    return new TicketIssuer(store, directory, users, work, clock, new SecureRandom());
  }

  @Bean
  BootstrapKey bootstrapKey(ApiKeyStore store, InstantSource clock) {
    return new BootstrapKey(store, clock, new SecureRandom());
  }
}
