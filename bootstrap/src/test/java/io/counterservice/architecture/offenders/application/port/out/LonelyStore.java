package io.counterservice.architecture.offenders.application.port.out;

/** A port without a contract. */
interface LonelyStore {}
