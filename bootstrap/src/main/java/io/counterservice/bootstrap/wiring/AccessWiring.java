package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.BootstrapKey;
import io.counterservice.application.access.KeyAuthenticator;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.application.access.KeyIssuer;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.bootstrap.settings.AccessSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** API keys: issuing them and deciding on them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
public class AccessWiring {

  /** Started by {@link Startup}, when the tables are there. */
  @Bean
  KeyDirectory keyDirectory(ApiKeyStore store, AccessSettings settings, BlockingWork work) {
    return new KeyDirectory(store, settings.toLimits(), System::nanoTime, work);
  }

  @Bean
  KeyAuthenticator keyAuthenticator(KeyDirectory directory, InstantSource clock) {
    return new KeyAuthenticator(directory, clock);
  }

  @Bean
  KeyIssuer keyIssuer(ApiKeyStore store, KeyDirectory directory, InstantSource clock, BlockingWork work) {
    return new KeyIssuer(store, directory, clock, new SecureRandom(), work);
  }

  @Bean
  BootstrapKey bootstrapKey(ApiKeyStore store, InstantSource clock) {
    return new BootstrapKey(store, clock, new SecureRandom());
  }
}
