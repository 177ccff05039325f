package io.counterservice.architecture.offenders.adapter.persistence;

/** Another adapter's door; an accomplice, not an offender. */
public final class NeighbourAdapter {}
