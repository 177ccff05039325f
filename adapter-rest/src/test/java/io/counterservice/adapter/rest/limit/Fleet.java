package io.counterservice.adapter.rest.limit;

import io.counterservice.application.port.out.ConsumptionRelay;
import io.counterservice.application.port.out.RateLimitListener;
import io.counterservice.domain.access.RatePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Nodes with a limiter each, joined by a relay that is slow and loses messages, in a time that a test moves, millisecond by millisecond. */
final class Fleet {
  static final String KEY = "key";
  private static final int SYNC_MILLIS = 100;
  private final ManualMeter meter = new ManualMeter(Instant.parse("2026-11-20T12:00:00Z"));
  private final PriorityQueue<Message> underWay = new PriorityQueue<>(Comparator.comparingLong(Message::due));
  private final List<Node> nodes = new ArrayList<>();
  private final Random random;
  private RatePlan plan;
  private Duration delayMax = Duration.ZERO;
  private double lost;
  private long millis;

  private record Message(long due, int to, Map<String, Long> admitted) {}

  private final class Node implements ConsumptionRelay {
    private final int number;
    private final RateLimiter limiter;
    private Consumer<Map<String, Long>> ear = _ -> {
    };

    Node(int number) {
      this.number = number;
      this.limiter = new RateLimiter(_ -> Optional.of(plan), this, RateLimitListener.SILENT, meter);
    }

    @Override
    public void publish(Map<String, Long> admitted) {
      for (int to = 0; to < nodes.size(); to++)
        if (to != number && random.nextDouble() >= lost)
          underWay.add(new Message(millis + random.nextLong(delayMax.toMillis() + 1), to, admitted));
    }

    @Override
    public void subscribe(Consumer<Map<String, Long>> listener) {
      ear = listener;
    }
  }

  Fleet(int size, RatePlan plan, long seed) {
    this.plan = plan;
    this.random = new Random(seed);
    for (int number = 0; number < size; number++)
      nodes.add(new Node(number));
  }

  /** From now on messages take up to so long, and such a share of them is lost. */
  Fleet relay(Duration longest, double share) {
    delayMax = longest;
    lost = share;
    return this;
  }

  void edit(RatePlan edited) {
    plan = edited;
  }

  /** Tries so many operations a second, of a cost each, at nodes as chosen by the number of the attempt; returns how much was admitted. */
  long hammer(Duration time, double operationsPerSecond, long cost, IntUnaryOperator node) {
    long admitted = 0;
    double owed = 0;
    int attempt = 0;
    for (long end = millis + time.toMillis(); millis < end; tick())
      for (owed += operationsPerSecond / 1_000; owed >= cost; owed -= cost)
        if (allowance(node.applyAsInt(attempt++)).tryTake(cost) == 0)
          admitted += cost;
    return admitted;
  }

  /** As above, one operation at a time at nodes chosen by chance. */
  long hammer(Duration time, double operationsPerSecond) {
    return hammer(time, operationsPerSecond, 1, _ -> random.nextInt(nodes.size()));
  }

  void rest(Duration time) {
    for (long end = millis + time.toMillis(); millis < end;)
      tick();
  }

  Allowance allowance(int node) {
    Allowance allowance = nodes.get(node).limiter.allowanceOf(KEY, plan);
    if (allowance == null)
      throw new IllegalStateException("there is a plan");
    return allowance;
  }

  RateLimiter limiter(int node) {
    return nodes.get(node).limiter;
  }

  private void tick() {
    millis++;
    meter.advance(Duration.ofMillis(1));
    for (Node node : nodes)
      if ((millis + 33L * node.number) % SYNC_MILLIS == 0)
        node.limiter.publish();
    while (!underWay.isEmpty() && underWay.peek().due() <= millis) {
      Message message = underWay.remove();
      nodes.get(message.to()).ear.accept(message.admitted());
    }
  }
}
