package io.counterservice.architecture.offenders.bootstrap;

/** Puts everything together; an accomplice, not an offender. */
public final class Root {}
