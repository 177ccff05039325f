package io.counterservice.adapter.persistence.history;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A counter now.
 *
 * @param rolled the last version that is rolled up; -1 where none is
 * @param rolledAt when that was made; null where none is
 * @param since when its first change was made
 */
record Standing(String name, long value, long version, long rolled, @Nullable Instant rolledAt, Instant since) {

  Standing since(Instant first) {
    return new Standing(name, value, version, rolled, rolledAt, first);
  }

  /** Its value before all this was found of it. */
  BigInteger valueBefore(Findings.OfOne found) {
    return BigInteger.valueOf(value).subtract(found.delta());
  }
}
