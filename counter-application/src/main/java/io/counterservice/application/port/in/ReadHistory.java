package io.counterservice.application.port.in;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reads what was counted when. An answer has every change acknowledged before the question. A stage fails with
 * {@link io.counterservice.application.port.UnavailableException} and nothing else.
 */
public interface ReadHistory {
  /** Counters that one question may name. */
  int NAMES_MAX = 100;
  /** Counters that a sum may have. */
  int SUM_MAX = 10_000;
  /** Periods of roll-ups that one question may look at, those of all its counters together. */
  long PERIODS_MAX = 10_000_000;

  /** What one question about several counters is answered with. */
  sealed interface Answer {}

  /** The history of each counter there is, in name order, or of all together. */
  record Told(List<Series> series) implements Answer {}

  /** The prefix matches more than {@link #SUM_MAX} counters. */
  record TooManyCounters() implements Answer {}

  /** So many periods would have to be looked at, which are more than {@link #PERIODS_MAX}. */
  record TooMuch(long periods) implements Answer {}

  /** The histories of these counters, at most {@link #NAMES_MAX}. */
  CompletionStage<Answer> read(List<CounterName> names, Timeline timeline);

  /** The history of all counters together whose names begin so. */
  CompletionStage<Answer> sum(String prefix, Timeline timeline);

  /** What a counter was at an instant; empty where there is none now. */
  CompletionStage<Optional<PastValue>> at(CounterName name, Instant instant);
}
