package io.counterservice.adapter.persistence.embedded;

import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Gives the service its own PostgreSQL when no other is configured. The pools are built from the connection details, so that Spring closes
 * them first and PostgreSQL last.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoExternalDatabase.class)
@EnableConfigurationProperties(EmbeddedSettings.class)
public class EmbeddedConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(EmbeddedSettings settings) {
    var log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    return EmbeddedPostgres.start(settings, log::info);
  }

  @Bean
  JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgres postgres) {
    return new EmbeddedConnectionDetails(postgres);
  }
}
