package io.counterservice.adapter.persistence.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail.
 *
 * @param retention how long entries are kept, at least a day
 */
@ConfigurationProperties("counter.audit")
record AuditSettings(@DefaultValue("730d") Duration retention) {
  private static final Duration RETENTION_MIN = Duration.ofDays(1);

  AuditSettings {
    if (retention.compareTo(RETENTION_MIN) < 0)
      throw new IllegalArgumentException("counter.audit.retention must be at least 1d");
  }
}
