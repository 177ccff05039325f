package io.counterservice.adapter.persistence.ledger;

import static io.counterservice.adapter.persistence.settings.Durations.requirePositive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is kept.
 *
 * @param commitTimeout
 *          how long a transaction may take before its connection is aborted
 * @param resolveTimeout
 *          how long after that the service tries to find out what became of it
 * @param connectTimeout
 *          how long to wait for a connection
 * @param idempotencyRetention
 *          how long outcomes are remembered for idempotency keys
 */
@ConfigurationProperties("counter.ledger")
record LedgerSettings(@DefaultValue("5s") Duration commitTimeout, @DefaultValue("2s") Duration resolveTimeout,
    @DefaultValue("2s") Duration connectTimeout, @DefaultValue("24h") Duration idempotencyRetention) {

  LedgerSettings {
    requirePositive("counter.ledger.commit-timeout", commitTimeout);
    requirePositive("counter.ledger.resolve-timeout", resolveTimeout);
    requirePositive("counter.ledger.connect-timeout", connectTimeout);
    requirePositive("counter.ledger.idempotency-retention", idempotencyRetention);
  }
}
