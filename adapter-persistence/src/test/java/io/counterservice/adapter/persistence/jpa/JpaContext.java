package io.counterservice.adapter.persistence.jpa;

import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The JPA stores as the service wires them, over a database of the test's. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(JpaConfiguration.class)
class JpaContext {
  /** The settings are the service's own: it starts before it has seen a database. */
  static ConfigurableApplicationContext over(DataSource database, String... more) {
    return new SpringApplicationBuilder(JpaContext.class).web(WebApplicationType.NONE)
        .properties("spring.jpa.hibernate.ddl-auto=none", "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
            "spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect", "spring.flyway.enabled=false",
            "spring.main.banner-mode=off", "logging.level.root=warn", "logging.level.org.hibernate.orm.jdbc.error=off")
        .properties(more)
        .initializers((GenericApplicationContext context) -> context.registerBean("coldDataSource", DataSource.class, () -> database))
        .run();
  }
}
