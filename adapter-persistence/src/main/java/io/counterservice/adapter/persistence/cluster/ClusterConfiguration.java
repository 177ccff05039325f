package io.counterservice.adapter.persistence.cluster;

import com.zaxxer.hikari.HikariDataSource;
import io.counterservice.adapter.persistence.grid.GridReport;
import io.counterservice.adapter.persistence.ledger.Pools;
import java.util.stream.Stream;
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

  @Bean
  JdbcSurroundings surroundings(HikariDataSource dataSource, Pools pools, GridReport grid) {
    return new JdbcSurroundings(new JdbcTemplate(dataSource),
        () -> Stream.concat(pools.uses().stream(), Stream.of(Pools.use(dataSource))).toList(), grid);
  }
}
