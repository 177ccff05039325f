package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.port.out.RateLimitListener;
import io.counterservice.domain.cluster.Latencies;
import io.counterservice.domain.cluster.Work;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.Outcome;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Operations in numbers: batch sizes, commit latency, and what became of them; for Prometheus, and for the samples of this node. */
public final class OperationMetrics implements CommitListener, RateLimitListener {
  private final DistributionSummary batch;
  private final Timer commit;
  private final LongAdder applied = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder replayed = new LongAdder();
  private final LongAdder overloaded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder limited = new LongAdder();
  private final AtomicLongArray latencies = new AtomicLongArray(Latencies.BUCKETS);
  private final LongAccumulator waitingMax = new LongAccumulator(Math::max, 0);

  public OperationMetrics(MeterRegistry registry) {
    batch = DistributionSummary.builder("counter.commit.batch").description("Operations in one batch").register(registry);
    commit = Timer.builder("counter.commit").description("From the start of a batch until it is durable")
        .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250), Duration.ofSeconds(1))
        .register(registry);
    register(registry, "applied", applied);
    register(registry, "refused", refused);
    register(registry, "replayed", replayed);
    register(registry, "overloaded", overloaded);
    register(registry, "failed", failed);
    register(registry, "limited", limited);
  }

  @Override
  public void onBatchStart(int operations, int waiting) {
    batch.record(operations);
    waitingMax.accumulate(waiting);
  }

  @Override
  public void onCommitted(Decision decision, long elapsedNanos) {
    commit.record(Duration.ofNanos(elapsedNanos));
    latencies.incrementAndGet(Latencies.bucketOf(elapsedNanos));
    int appliedCount = 0;
    int refusedCount = 0;
    int replayedCount = 0;
    for (List<Answer> answers : decision.answers())
      for (Answer answer : answers)
        if (answer.replayed())
          replayedCount++;
        else if (answer.outcome() instanceof Outcome.Applied)
          appliedCount++;
        else
          refusedCount++;
    applied.add(appliedCount);
    refused.add(refusedCount);
    replayed.add(replayedCount);
  }

  @Override
  public void onFailed(int operations, Throwable cause) {
    failed.add(operations);
  }

  @Override
  public void onOverload(int operations) {
    overloaded.add(operations);
  }

  @Override
  public void onLimited(long operations) {
    limited.add(operations);
  }

  /** What this node has done since it started. */
  Work work() {
    List<Long> counts = LongStream.range(0, Latencies.BUCKETS).map(bucket -> latencies.get((int) bucket)).boxed().toList();
    long committed = applied.sum() + refused.sum() + replayed.sum();
    return new Work(applied.sum(), refused.sum(), limited.sum(), committed, new Latencies(counts));
  }

  /** The most that a batch left waiting in a lane since this was asked last. */
  int takeWaitingMax() {
    return Math.toIntExact(waitingMax.getThenReset());
  }

  private static void register(MeterRegistry registry, String outcome, LongAdder count) {
    FunctionCounter.builder("counter.operations", count, LongAdder::sum).tag("outcome", outcome)
        .description("Operations by what became of them").register(registry);
  }
}
