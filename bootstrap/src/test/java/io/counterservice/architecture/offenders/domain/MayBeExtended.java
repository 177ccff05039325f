package io.counterservice.architecture.offenders.domain;

/** Neither final nor sealed. */
class MayBeExtended {}
