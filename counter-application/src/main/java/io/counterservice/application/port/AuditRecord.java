package io.counterservice.application.port;

import io.counterservice.domain.audit.AuditEntry;

/**
 * An entry of the audit trail as it is kept.
 *
 * @param number its place; of two entries about one subject the later has the higher
 */
public record AuditRecord(long number, AuditEntry entry) {}
