package io.counterservice.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Fills a service with counters and journal rows through its own front door: every bulk touches as many counters as it has
 * operations, so each operation leaves one journal row.
 */
record Seeding(Client client, int counters, int passes) {
  static final int OPERATIONS_PER_BULK = 10_000;
  private static final int IN_FLIGHT_MAX = 3;

  /** Increments each counter once per pass. */
  void run(Progress progress) {
    Deque<CompletableFuture<?>> inFlight = new ArrayDeque<>();
    int bulksPerPass = counters / OPERATIONS_PER_BULK;
    for (int bulk = 0; bulk < bulksPerPass * passes; bulk++) {
      if (inFlight.size() == IN_FLIGHT_MAX)
        inFlight.remove().join();
      inFlight.add(client.bulk(BulkBody.of(numbers(bulk % bulksPerPass), Seeding::name)));
      progress.show("seeding %,d of %,d journal rows".formatted((long) bulk * OPERATIONS_PER_BULK, (long) counters * passes));
    }
    inFlight.forEach(CompletableFuture::join);
  }

  /** The names that random work asks for lie evenly among all of them, as they would in a service that has grown. */
  static String name(int number) {
    int asked = number % Work.COUNTERS_RANDOM;
    int sibling = number / Work.COUNTERS_RANDOM;
    return sibling == 0 ? "random:" + asked : "random:" + asked + ":" + sibling;
  }

  static List<Integer> numbers(int bulk) {
    return IntStream.range(bulk * OPERATIONS_PER_BULK, (bulk + 1) * OPERATIONS_PER_BULK).boxed().toList();
  }
}
