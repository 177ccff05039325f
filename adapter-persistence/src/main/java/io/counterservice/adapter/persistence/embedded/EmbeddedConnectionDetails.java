package io.counterservice.adapter.persistence.embedded;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells every pool of the service, and Flyway, where its own PostgreSQL listens. */
record EmbeddedConnectionDetails(EmbeddedPostgres postgres) implements JdbcConnectionDetails {

  @Override
  public String getJdbcUrl() {
    return postgres.jdbcUrl();
  }

  @Override
  public String getUsername() {
    return postgres.username();
  }

  @Override
  public String getPassword() {
    return postgres.password();
  }
}
