package io.counterservice.architecture.offenders.application.port.in;

/** Behaves, where only contracts may stand. */
final class DoesIt {}
