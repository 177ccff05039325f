package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.port.out.CommitListener;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** The commit path in numbers: batch sizes, commit latency, and what became of the operations. */
public final class CommitMetrics implements CommitListener {
  private final DistributionSummary batch;
  private final Timer commit;
  private final Counter applied;
  private final Counter refused;
  private final Counter replayed;
  private final Counter overloaded;
  private final Counter failed;

  public CommitMetrics(MeterRegistry registry) {
    batch = DistributionSummary.builder("counter.commit.batch").description("Operations in one batch").register(registry);
    commit = Timer.builder("counter.commit").description("From the start of a batch until it is durable")
        .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250), Duration.ofSeconds(1))
        .register(registry);
    applied = operations(registry, "applied");
    refused = operations(registry, "refused");
    replayed = operations(registry, "replayed");
    overloaded = operations(registry, "overloaded");
    failed = operations(registry, "failed");
  }

  @Override
  public void onBatchStart(int operations, int waiting) {
    batch.record(operations);
  }

  @Override
  public void onCommitted(Decision decision, long elapsedNanos) {
    commit.record(Duration.ofNanos(elapsedNanos));
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
    applied.increment(appliedCount);
    refused.increment(refusedCount);
    replayed.increment(replayedCount);
  }

  @Override
  public void onFailed(int operations, Throwable cause) {
    failed.increment(operations);
  }

  @Override
  public void onOverload(int operations) {
    overloaded.increment(operations);
  }

  private static Counter operations(MeterRegistry registry, String outcome) {
    return Counter.builder("counter.operations").tag("outcome", outcome).description("Operations by what became of them")
        .register(registry);
  }
}
