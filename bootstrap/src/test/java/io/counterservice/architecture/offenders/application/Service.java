package io.counterservice.architecture.offenders.application;

/** Fulfils a port; an accomplice, not an offender. */
public final class Service {}
