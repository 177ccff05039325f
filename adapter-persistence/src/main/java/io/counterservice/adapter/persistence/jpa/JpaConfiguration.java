package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.application.port.out.TicketStore;
import io.counterservice.application.port.out.UserStore;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores that use JPA, on the primary data source. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = JpaConfiguration.class)
@EnableJpaRepositories(basePackageClasses = JpaConfiguration.class, transactionManagerRef = "jpaTransactionManager")
public class JpaConfiguration {
  @Bean
  JpaTransactionManager jpaTransactionManager(EntityManagerFactory entities) {
    return new JpaTransactionManager(entities);
  }

  @Bean
  Transactions keyTransactions(JpaTransactionManager jpaTransactionManager) {
    var writing = new TransactionTemplate(jpaTransactionManager);
    // Whatever the database's own default: after the wait for the lock the newest rows must be seen.
    writing.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    var reading = new TransactionTemplate(jpaTransactionManager);
    reading.setReadOnly(true);
    return new Transactions(writing, reading);
  }

  @Bean
  JdbcAuditTrail auditTrail(DataSource dataSource, Transactions transactions) {
    return new JdbcAuditTrail(new JdbcTemplate(dataSource), transactions);
  }

  @Bean
  ApiKeyStore apiKeyStore(ApiKeyRepository keys, ApiKeyOrderRepository order, Transactions transactions, JdbcAuditTrail trail) {
    return new JpaApiKeyStore(keys, order, transactions, trail);
  }

  @Bean
  KeyUseStore keyUseStore(DataSource dataSource, Transactions transactions) {
    return new JdbcKeyUseStore(new JdbcTemplate(dataSource), transactions);
  }

  @Bean
  TicketStore ticketStore(LiveTicketRepository tickets, Transactions transactions) {
    return new JpaTicketStore(tickets, transactions);
  }

  @Bean
  RatePlanStore ratePlanStore(RatePlanRepository plans, ApiKeyRepository keys, ApiKeyOrderRepository order, Transactions transactions,
      JdbcAuditTrail trail) {
    return new JpaRatePlanStore(plans, keys, order, transactions, trail);
  }

  @Bean
  UserStore userStore(UserRepository users, ApiKeyOrderRepository order, Transactions transactions, JdbcAuditTrail trail) {
    return new JpaUserStore(users, order, transactions, trail);
  }
}
