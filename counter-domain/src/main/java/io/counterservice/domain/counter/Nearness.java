package io.counterservice.domain.counter;

import java.math.BigInteger;

/**
 * Where a value stands with a view to its bounds. Near is within a tenth of the range; but near where the initial value is a counter is at home:
 * an empty quota and a full stock need nobody.
 */
public enum Nearness {
  /** Far from the bounds, or at home. */
  INSIDE, NEAR_MINIMUM, NEAR_MAXIMUM, AT_MINIMUM, AT_MAXIMUM;

  private static final BigInteger TENTH = BigInteger.TEN;

  /** Of a value within the bounds; default bounds are none to come near to. */
  public static Nearness of(long value, CounterDefinition definition) {
    Bounds bounds = definition.bounds();
    if (bounds.equals(Bounds.DEFAULT))
      return INSIDE;
    if (warnsAtMaximum(definition) && isNear(bounds, bounds.maximum(), value))
      return value == bounds.maximum() ? AT_MAXIMUM : NEAR_MAXIMUM;
    if (warnsAtMinimum(definition) && isNear(bounds, bounds.minimum(), value))
      return value == bounds.minimum() ? AT_MINIMUM : NEAR_MINIMUM;
    return INSIDE;
  }

  /** Whether the initial value leaves the minimum something to warn of. */
  public static boolean warnsAtMinimum(CounterDefinition definition) {
    return !isNear(definition.bounds(), definition.bounds().minimum(), definition.initialValue());
  }

  /** Whether the initial value leaves the maximum something to warn of. */
  public static boolean warnsAtMaximum(CounterDefinition definition) {
    return !isNear(definition.bounds(), definition.bounds().maximum(), definition.initialValue());
  }

  private static boolean isNear(Bounds bounds, long bound, long value) {
    BigInteger range = BigInteger.valueOf(bounds.maximum()).subtract(BigInteger.valueOf(bounds.minimum()));
    BigInteger distance = BigInteger.valueOf(bound).subtract(BigInteger.valueOf(value)).abs();
    return distance.multiply(TENTH).compareTo(range) <= 0;
  }

  /** Whether the value stands at the bound itself. */
  public boolean isAtBound() {
    return this == AT_MINIMUM || this == AT_MAXIMUM;
  }
}
