package io.counterservice.application.survey;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.in.SurveyCounters;
import io.counterservice.application.port.out.CounterSurveys;
import io.counterservice.domain.survey.Survey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns the last survey. The next is made when somebody asks, one at a time, and not before the last is {@link #KEPT_MIN} old and
 * {@value #REST} times as old as it took to make: surveys never keep the database busy for more than a twentieth of the time. Meanwhile, and
 * {@link #TOLD_MAX} longer, the last one is told.
 */
public final class Surveyor implements SurveyCounters {
  static final Duration KEPT_MIN = Duration.ofSeconds(15);
  static final Duration KEPT_MAX = Duration.ofMinutes(10);
  static final Duration TOLD_MAX = Duration.ofMinutes(2);
  static final int REST = 20;
  private final CounterSurveys surveys;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Executor threads;
  private @Nullable Survey last;
  private @Nullable CompletableFuture<Survey> attempt;
  private long againNanos;

  /** @param threads may block, and for a minute */
  public Surveyor(CounterSurveys surveys, InstantSource clock, LongSupplier nanoTime, Executor threads) {
    this.surveys = surveys;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.threads = threads;
  }

  @Override
  public synchronized CompletionStage<Survey> latest() {
    CompletableFuture<Survey> newest = attempt;
    if (newest == null || (newest.isDone() && sinceAgain() >= 0)) {
      newest = begin();
      attempt = newest;
    }
    return last != null && sinceAgain() < TOLD_MAX.toNanos() ? CompletableFuture.completedFuture(last) : Blocking.inTime(newest);
  }

  private CompletableFuture<Survey> begin() {
    long startNanos = nanoTime.getAsLong();
    return Blocking.askPatiently(threads, () -> surveys.make(clock.instant()))
        .whenComplete((survey, _) -> end(startNanos, survey)).toCompletableFuture();
  }

  /** A failure is followed by a rest as well: what takes too long must not be tried again and again. */
  private synchronized void end(long startNanos, @Nullable Survey survey) {
    long now = nanoTime.getAsLong();
    Duration rest = Duration.ofNanos(REST * (now - startNanos));
    if (survey != null) {
      last = survey;
      rest = rest.compareTo(KEPT_MIN) < 0 ? KEPT_MIN : rest;
    }
    againNanos = now + (rest.compareTo(KEPT_MAX) > 0 ? KEPT_MAX : rest).toNanos();
  }

  private long sinceAgain() {
    return nanoTime.getAsLong() - againNanos;
  }
}
