package io.counterservice.adapter.persistence.passwords;

import io.counterservice.application.port.out.PasswordHashes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hashes of passwords. */
@Configuration(proxyBeanMethods = false)
public class PasswordConfiguration {
  @Bean
  PasswordHashes passwordHashes() {
    return new BcryptPasswordHashes();
  }
}
