package io.counterservice.benchmarks.live;

import java.nio.ByteBuffer;

/** Numbers as they stand in a buffer. */
final class Digits {
  private static final int TEN = 10;

  private Digits() {}

  /** The number whose digits begin at {@code start} and end before the first other byte, or before {@code end}; 0 where there is none. */
  static long from(ByteBuffer buffer, int start, int end) {
    long number = 0;
    for (int at = start; at < end && isDigit(buffer.get(at)); at++)
      number = number * TEN + buffer.get(at) - '0';
    return number;
  }

  /** The number whose digits end before {@code end} and do not begin before {@code start}; 0 where there is none. */
  static long before(ByteBuffer buffer, int end, int start) {
    int first = end;
    while (first > start && isDigit(buffer.get(first - 1)))
      first--;
    return from(buffer, first, end);
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
