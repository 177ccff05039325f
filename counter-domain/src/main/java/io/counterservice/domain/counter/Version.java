package io.counterservice.domain.counter;

/** A counter's place in its own history; 0 when new, and grown by one with every applied operation. */
public record Version(long number) {
  public static final Version NONE = new Version(0);

  public Version {
    if (number < 0)
      throw new IllegalArgumentException("a version must be 0 or more");
  }

  public Version next() {
    return new Version(number + 1);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
