package io.counterservice.checker;

/** The lowest and the highest value that a counter may have, both inclusive. */
public record Bounds(long min, long max) {
  /** The bounds of a counter that was created without any: what every JSON client reads exactly. */
  public static final Bounds DEFAULT = new Bounds(-(1L << 53) + 1, (1L << 53) - 1);

  boolean contains(long value) {
    return min <= value && value <= max;
  }

  @Override
  public String toString() {
    return min + ".." + max;
  }
}
