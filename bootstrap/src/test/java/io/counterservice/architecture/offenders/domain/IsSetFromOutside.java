package io.counterservice.architecture.offenders.domain;

/** Has a setter by name. */
final class IsSetFromOutside {
  IsSetFromOutside setMaximum(long maximum) {
    return maximum == 0 ? this : new IsSetFromOutside();
  }
}
