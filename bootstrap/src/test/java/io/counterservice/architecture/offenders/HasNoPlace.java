package io.counterservice.architecture.offenders;

/** Lives in no package of the house. */
final class HasNoPlace {}
