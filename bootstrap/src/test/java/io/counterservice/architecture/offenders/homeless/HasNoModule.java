package io.counterservice.architecture.offenders.homeless;

/** Lives in a package of its own invention. */
final class HasNoModule {}
