package io.counterservice.application.commit;

import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.port.out.CounterLedger;
import io.counterservice.application.port.out.CounterViews;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.GatedLedger;
import io.counterservice.application.testing.InMemoryCounterLedger;
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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/**
 * Pipelines of two lanes, and counters that belong to the one or the other. A test that extends it has two pipelines over one ledger
 * in memory: {@code open}, and {@code held}, whose commits wait at the gates of {@code gated}.
 */
abstract class PipelineFixture {
  private static final int LANES = 2;
  static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123Z");
  static final Duration WAIT_MAX = Duration.ofSeconds(10);
  static final LaneLimits ROOMY = new LaneLimits(1_000, 100_000, WAIT_MAX);
  static final CounterName LEFT = nameIn(0, "left");
  static final CounterName LEFT_TOO = nameIn(0, "too");
  static final CounterName RIGHT = nameIn(1, "right");
  private static final Actor ANNA = new Actor("anna");
  private static final Executor SAME_THREAD = Runnable::run;

  final InMemoryCounterLedger memory = new InMemoryCounterLedger();
  final GatedLedger gated = new GatedLedger(memory);
  final CommitPipeline open = pipeline(memory, memory);
  final CommitPipeline held = pipeline(gated, memory);

  @AfterEach
  void end() {
    gated.open();
    Await.closed(held);
    Await.closed(open);
  }

  private static CommitPipeline pipeline(CounterLedger ledger, CounterViews views) {
    return pipeline(ledger, views, ROOMY, CommitListener.SILENT, new AtomicLong());
  }

  static CommitPipeline pipeline(CounterLedger ledger, CounterViews views, LaneLimits limits, CommitListener listener,
      AtomicLong nanoTime) {
    var rules = new CommitPipeline.Rules(true, () -> NOW, nanoTime::get);
    return new CommitPipeline(ledger, views, new CommitLimits(LANES, limits), rules, listener, SAME_THREAD);
  }

  static Update add(CounterName name, long delta) {
    return Update.of(name, new Operation.Add(delta, BoundPolicy.REJECT), ANNA);
  }

  static Update keyed(CounterName name, long delta, String key) {
    return new Update(name, new Operation.Add(delta, BoundPolicy.REJECT), ANNA, null, new IdempotencyKey(key), null);
  }

  static Update set(CounterName name, long value) {
    return Update.of(name, new Operation.Set(value), ANNA);
  }

  static Outcome.Applied applied(Answer answer) {
    if (answer.outcome() instanceof Outcome.Applied applied)
      return applied;
    throw new AssertionError("not applied: " + answer);
  }

  static Counter counter(CounterViews views, CounterName name) {
    return Objects.requireNonNull(views.find(List.of(name)).get(name), "no counter " + name);
  }

  private static CounterName nameIn(int lane, String prefix) {
    return Stream.iterate(0, number -> number + 1).map(number -> new CounterName(prefix + number))
        .filter(name -> CommitPipeline.laneNumber(name, LANES) == lane).findFirst().orElseThrow();
  }
}
