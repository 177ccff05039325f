package io.counterservice.adapter.persistence.cluster;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The nodes, and what they share. */
@Configuration(proxyBeanMethods = false)
public class ClusterConfiguration {

  @Bean
  JdbcNodeStore nodeStore(DataSource dataSource) {
    return new JdbcNodeStore(new JdbcTemplate(dataSource));
  }
}
