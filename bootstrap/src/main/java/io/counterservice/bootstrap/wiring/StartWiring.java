package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.access.BootstrapKey;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.application.access.KnownPlans;
import io.counterservice.application.catalogue.CounterReads;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.bootstrap.settings.BootstrapSettings;
import io.counterservice.bootstrap.settings.KnownSettings;
import io.counterservice.bootstrap.settings.RatePlanSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** From a cold start to the first request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BootstrapSettings.class)
public class StartWiring {
  private static final Logger LOG = LoggerFactory.getLogger(StartWiring.class);

  /** Before any bean is made, and so before a database is started. */
  @Bean
  static BeanFactoryPostProcessor settingsCheck(ConfigurableEnvironment environment) {
    return _ -> KnownSettings.check(environment);
  }

  @Bean
  Greeting greeting() {
    return new Greeting(System.out);
  }

  @Bean
  Startup startup(BootstrapKey bootstrapKey, BootstrapAdmin bootstrapAdmin, BootstrapSettings settings, KeyDirectory directory,
      Greeting greeting) {
    return new Startup(bootstrapKey, bootstrapAdmin, settings, directory, greeting);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> warnOfMissingPlan(KnownPlans plans, RatePlanSettings settings) {
    return _ -> {
      if (plans.isDefaultMissing())
        LOG.warn("There is no rate plan {} (counter.rate-limit.default-plan): keys without a plan are not limited until there is one",
            settings.defaultPlan());
    };
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> greetWhenReady(Greeting greeting) {
    return ready -> {
      if (ready.getApplicationContext() instanceof WebServerApplicationContext context && context.getWebServer() != null)
        greeting.ready(context.getWebServer().getPort());
    };
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(KeyDirectory directory) {
    return new DatabaseHealth(directory);
  }

  @Bean
  LanesHealth lanesHealthIndicator(CommitPipeline commits, CounterReads reads) {
    return new LanesHealth(List.of(commits::busyFor, reads::busyFor));
  }
}
