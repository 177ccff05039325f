package io.counterservice.application.port.in;

import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reads counters for those who accept that an answer is some time old. A change that this node has acknowledged is in every later
 * answer all the same. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing else.
 */
public interface RecallCounters {
  /** The counter as it was less than {@code staleMax} ago. */
  CompletionStage<Recalled> find(CounterName name, Duration staleMax);

  /**
   * An answer.
   *
   * @param counter nothing where it was unknown or deleted
   * @param age every change acknowledged so long before the answer is in it
   */
  record Recalled(Optional<Counter> counter, Duration age) {}
}
