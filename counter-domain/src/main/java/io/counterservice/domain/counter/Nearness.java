package io.counterservice.domain.counter;

import java.math.BigInteger;

/**
 * Where a value stands with a view to its bounds. Near is within a tenth of the range; but a bound that is the initial value is home: an empty
 * quota and a full stock need nobody.
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
    if (definition.initialValue() != bounds.maximum() && isNear(bounds, bounds.maximum(), value))
      return value == bounds.maximum() ? AT_MAXIMUM : NEAR_MAXIMUM;
    if (definition.initialValue() != bounds.minimum() && isNear(bounds, bounds.minimum(), value))
      return value == bounds.minimum() ? AT_MINIMUM : NEAR_MINIMUM;
    return INSIDE;
  }

  private static boolean isNear(Bounds bounds, long bound, long value) {
    BigInteger range = BigInteger.valueOf(bounds.maximum()).subtract(BigInteger.valueOf(bounds.minimum()));
    BigInteger distance = BigInteger.valueOf(bound).subtract(BigInteger.valueOf(value)).abs();
    return distance.multiply(TENTH).compareTo(range) <= 0;
  }
}
