package io.counterservice.application.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.commit.CommitLimits;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was told of a change sees it from then on at the node that told him, however badly the nodes' cache behaves. */
class RecallPropertyTest {
  private static final int THREADS = 4;
  private static final int STEPS = 1_500;
  private static final int COUNTERS = 5;
  /** Fewer than the counters, so that some are forgotten all the time. */
  private static final int KNOWN_MAX = 3;
  private static final Duration LONG_AGO = Duration.ofDays(1_000);
  private static final LaneLimits ROOMY = new LaneLimits(1_000, 100_000, Duration.ofDays(1_000));

  /** Advances with every look at it, so that what was seen is soon old enough to be believed. */
  private final AtomicLong millis = new AtomicLong(Instant.parse("2026-05-17T10:15:30Z").toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.addAndGet(200));
  private final InMemoryCounterLedger memory = new InMemoryCounterLedger();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void own_changes_are_seen_at_once_and_versions_never_go_back(long seed) {
    try (ExecutorService late = Executors.newFixedThreadPool(2)) {
      var cache = new AdverseCache(new Random(seed), late);
      var nodes = List.of(new Node(cache), new Node(cache));
      Together.run(THREADS, thread -> new Caller(nodes, thread, new Random(seed * THREADS + thread)).run());
      nodes.forEach(Node::close);
    }
  }

  /** One node: what it commits, and what it recalls. */
  private final class Node {
    private final CounterReads exact = new CounterReads(memory, ROOMY, () -> 0, Runnable::run);
    private final TolerantReads reads;
    private final CommitPipeline commits;

    Node(AdverseCache cache) {
      reads = new TolerantReads(exact, cache, clock, KNOWN_MAX);
      commits = new CommitPipeline(new RecallingLedger(memory, reads), memory, new CommitLimits(2, ROOMY),
          new CommitPipeline.Rules(true, clock, () -> 0), CommitListener.SILENT, Runnable::run);
    }

    void close() {
      Await.closed(commits);
      Await.closed(exact);
    }
  }

  /** Asks both nodes, and remembers per node and counter the last version it was told there of a change. */
  private static final class Caller {
    private final List<Node> nodes;
    private final int thread;
    private final Random random;
    private final long[][] acknowledged;

    Caller(List<Node> nodes, int thread, Random random) {
      this.nodes = nodes;
      this.thread = thread;
      this.random = random;
      this.acknowledged = new long[nodes.size()][COUNTERS];
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        int node = random.nextInt(nodes.size());
        int counter = random.nextInt(COUNTERS);
        switch (random.nextInt(4)) {
          case 0 -> change(node, counter, new Operation.Add(1, BoundPolicy.REJECT), null);
          case 1 -> change(node, counter, random.nextInt(20) == 0 ? new Operation.Delete() : new Operation.Reset(), null);
          case 2 -> {
            var key = new IdempotencyKey(thread + "-" + step);
            change(1 - node, counter, new Operation.Add(1, BoundPolicy.REJECT), key);
            change(node, counter, new Operation.Add(1, BoundPolicy.REJECT), key);
          }
          default -> read(node, counter);
        }
        read(node, counter);
      }
    }

    private void change(int node, int counter, Operation operation, @Nullable IdempotencyKey key) {
      var update = new Update(name(counter), operation, new Actor("anna"), null, key, null);
      Answer answer = Await.answer(nodes.get(node).commits.update(update));
      if (answer.outcome() instanceof Outcome.Applied applied)
        acknowledged[node][counter] = Math.max(acknowledged[node][counter], applied.version().number());
    }

    private void read(int node, int counter) {
      var counterFound = Await.answer(nodes.get(node).reads.find(name(counter), LONG_AGO)).counter();
      long version = counterFound.map(Counter::version).map(found -> found.number()).orElse(Long.MAX_VALUE);
      assertThat(version).as("node %d, %s", node, name(counter)).isGreaterThanOrEqualTo(acknowledged[node][counter]);
    }

    private static CounterName name(int counter) {
      return new CounterName("c" + counter);
    }
  }
}
