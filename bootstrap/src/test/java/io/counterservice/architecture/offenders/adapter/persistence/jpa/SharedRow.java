package io.counterservice.architecture.offenders.adapter.persistence.jpa;

/** A row that left its package; an accomplice, not an offender. */
public record SharedRow(long value) {}
