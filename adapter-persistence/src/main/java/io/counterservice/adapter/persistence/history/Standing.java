package io.counterservice.adapter.persistence.history;

import java.math.BigInteger;
import java.time.Instant;

/**
 * A counter now.
 *
 * @param rolled the last version that is rolled up; -1 where none is
 * @param rolledAt when that was made, as PostgreSQL writes it
 * @param since when its first change was made
 */
record Standing(String name, long value, long version, long rolled, String rolledAt, Instant since) {

  /** Its value before all this was found of it. */
  BigInteger valueBefore(Findings.OfOne found) {
    return BigInteger.valueOf(value).subtract(found.delta());
  }
}
