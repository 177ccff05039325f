package io.counterservice.adapter.persistence.embedded;

/** Why the service's own PostgreSQL cannot serve, and what the operator can do about it. */
final class EmbeddedPostgresException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  EmbeddedPostgresException(String description, String action) {
    super(description);
    this.action = action;
  }

  EmbeddedPostgresException(String description, String action, Throwable cause) {
    super(description, cause);
    this.action = action;
  }

  String action() {
    return action;
  }
}
