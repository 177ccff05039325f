package io.counterservice.application.history;

import io.counterservice.application.port.out.LedgerEvidence.Claim;

/**
 * Where changes lead: a version, and the value there.
 *
 * @param isBeginning before the first change; that may be version 0, an explicit creation, or version 1
 */
record Place(long version, long value, boolean isBeginning) {

  static Place beginningOf(Claim claim) {
    return new Place(0, claim.seed(), true);
  }

  static Place at(long version, long value) {
    return new Place(version, value, false);
  }

  boolean isBeforeVersion(long next) {
    return next == version + 1 || (isBeginning && next == 0);
  }

  boolean isBefore(long next, long valueBefore) {
    return isBeforeVersion(next) && value == valueBefore;
  }

  @Override
  public String toString() {
    return "version " + version + " with the value " + value;
  }
}
