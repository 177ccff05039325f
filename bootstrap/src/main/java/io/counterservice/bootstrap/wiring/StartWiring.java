package io.counterservice.bootstrap.wiring;

import io.counterservice.adapter.persistence.Schema;
import io.counterservice.application.access.BootstrapKey;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.bootstrap.settings.BootstrapSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From a cold start to the first request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BootstrapSettings.class)
public class StartWiring {

  @Bean
  FirstKey firstKey() {
    return new FirstKey(System.out);
  }

  @Bean
  Startup startup(Schema schema, BootstrapKey bootstrapKey, BootstrapSettings settings, KeyDirectory directory, FirstKey firstKey) {
    return new Startup(schema, bootstrapKey, settings, directory, firstKey);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> greeting(FirstKey firstKey) {
    return ready -> {
      if (ready.getApplicationContext() instanceof WebServerApplicationContext context && context.getWebServer() != null)
        firstKey.greet(context.getWebServer().getPort());
    };
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(KeyDirectory directory) {
    return new DatabaseHealth(directory);
  }
}
