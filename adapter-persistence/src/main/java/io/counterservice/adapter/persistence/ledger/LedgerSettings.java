package io.counterservice.adapter.persistence.ledger;

import java.time.Duration;

/**
 * How long the ledger tries and remembers.
 *
 * @param commitTimeout how long a transaction may take before its connection is aborted
 * @param resolveTimeout how long after that the ledger tries to find out what became of it
 * @param retention how long outcomes are remembered
 */
public record LedgerSettings(Duration commitTimeout, Duration resolveTimeout, Duration retention) {}
