package io.counterservice.domain.counter;

/** The lowest and the highest value a counter may have, both inclusive; any two signed 64-bit integers in order. */
public record Bounds(long minimum, long maximum) {
  /** 2^53 − 1: the largest integer that every JSON client reads exactly. */
  public static final long EXACT_IN_JSON_MAX = (1L << 53) - 1;
  public static final Bounds DEFAULT = new Bounds(-EXACT_IN_JSON_MAX, EXACT_IN_JSON_MAX);

  public Bounds {
    if (minimum > maximum)
      throw new IllegalArgumentException("min must not be above max");
  }

  public boolean contains(long value) {
    return value >= minimum && value <= maximum;
  }

  /** Where an addition to a value within the bounds ends when it stops at them; it saturates and never overflows. */
  public long clamp(long value, long delta) {
    long sum = value + delta;
    boolean overflowed = ((value ^ sum) & (delta ^ sum)) < 0;
    if (overflowed)
      return delta > 0 ? maximum : minimum;
    return Math.clamp(sum, minimum, maximum);
  }
}
