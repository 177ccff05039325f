package io.counterservice.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies for {@code POST /operations}: JSON arrays of increments. */
final class BulkBody {
  private static final int VARIANTS = 8;

  private BulkBody() {}

  /** A few bodies that each touch the same counters equally often, each in an order of its own. */
  static List<String> shuffled(int operations, int counters, Random random) {
    return IntStream.range(0, VARIANTS).mapToObj(_ -> {
      var numbers = new ArrayList<>(IntStream.range(0, operations).mapToObj(i -> i % counters).toList());
      Collections.shuffle(numbers, random);
      return of(numbers, number -> "bulk:" + number);
    }).toList();
  }

  static String of(List<Integer> numbers, IntFunction<String> name) {
    return numbers.stream().map(number -> "{\"counter\":\"" + name.apply(number) + "\",\"op\":\"increment\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
