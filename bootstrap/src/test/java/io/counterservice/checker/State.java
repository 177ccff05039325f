package io.counterservice.checker;

/** What a counter is between two operations: its version, its value and the bounds in force. */
public record State(long version, long value, Bounds bounds) {
  State next(long nextValue, Bounds nextBounds) {
    return new State(version + 1, nextValue, nextBounds);
  }

  @Override
  public String toString() {
    return "value " + value + " at version " + version + " within " + bounds;
  }
}
