package io.counterservice.adapter.rest.limit;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.out.RateLimitListener;
import io.counterservice.domain.access.RatePlan;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one key may still do, as this node sees it: a bucket for the burst and one for the day, each with the whole plan. What peers
 * admitted is taken from both, below zero too. The debt of the burst is capped, so that what comes late all at once locks nobody
 * out for longer than {@code burst / operationsPerSecond} and one second; that of the day is not, for the day is meant as a whole.
 */
public final class Allowance {
  private static final Duration DAY = Duration.ofDays(1);
  private final RatePlan plan;
  private final PlanHeaders headers;
  private final TimeMeter time;
  private final RateLimitListener listener;
  private final Bucket burst;
  private final @Nullable Bucket day;
  private final AtomicLong unpublished = new AtomicLong();

  /** An allowance of which nothing was used. */
  Allowance(RatePlan plan, TimeMeter time, RateLimitListener listener) {
    this.plan = plan;
    this.headers = new PlanHeaders(plan);
    this.time = time;
    this.listener = listener;
    this.burst = Bucket.builder().withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(plan.burst()).refillGreedy(plan.operationsPerSecond(), Duration.ofSeconds(1))).build();
    this.day = dayOf(plan, time);
  }

  /** The same under another plan: what was used stays used, but no edit of a plan puts the burst in debt. */
  Allowance under(RatePlan other) {
    var next = new Allowance(other, time, listener);
    take(next.burst, Math.min(usedOfBurst(), other.burst()));
    if (next.day != null)
      take(next.day, usedOfDay());
    next.unpublished.set(takeUnpublished());
    return next;
  }

  RatePlan plan() {
    return plan;
  }

  /** Takes so many operations, all or none; refuses the request, or the field that asks for more than there ever are, where they are not there. */
  public void spend(String field, long operations) {
    if (operations > plan.burst())
      throw Problem.invalid(field, "must have at most " + plan.burst() + " operations, the burst of the rate plan " + plan.name())
          .asException();
    long nanos = tryTake(operations);
    if (nanos > 0) {
      listener.onLimited(operations);
      throw exceeded(nanos).asException();
    }
  }

  /** The value of the header {@code RateLimit-Policy}. */
  public String policy() {
    return headers.policy();
  }

  /** The value of the header {@code RateLimit}, as it is now. */
  public String left() {
    return day == null
        ? headers.left(burst.getAvailableTokens())
        : headers.left(burst.getAvailableTokens(), day.getAvailableTokens(), secondsToMidnight());
  }

  /** Takes so many operations, at most the burst, and returns 0; or takes none and returns after how many nanoseconds to try again. */
  long tryTake(long operations) {
    if (!burst.tryConsume(operations))
      return nanosUntil(burst, operations);
    if (day != null && !day.tryConsume(operations)) {
      burst.addTokens(operations);
      return nanosUntil(day, operations);
    }
    unpublished.addAndGet(operations);
    return 0;
  }

  /** Takes what a peer admitted. */
  void hear(long operations) {
    take(burst, Math.min(operations, burst.getAvailableTokens() + plan.burst() + plan.operationsPerSecond()));
    if (day != null)
      take(day, operations);
  }

  /** How many operations were admitted here since this was asked last. */
  long takeUnpublished() {
    return unpublished.get() == 0 ? 0 : unpublished.getAndSet(0);
  }

  /** Whether nothing is used, so that it may be forgotten and made anew. */
  boolean isWhole() {
    return usedOfBurst() <= 0 && usedOfDay() <= 0 && unpublished.get() == 0;
  }

  private static @Nullable Bucket dayOf(RatePlan plan, TimeMeter time) {
    Long operations = plan.operationsPerDay();
    if (operations == null)
      return null;
    Instant midnight = now(time).truncatedTo(ChronoUnit.DAYS).plus(DAY);
    return Bucket.builder().withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(operations).refillIntervallyAligned(operations, DAY, midnight)).build();
  }

  private static void take(Bucket bucket, long operations) {
    if (operations > 0) {
      long _ = bucket.consumeIgnoringRateLimits(operations);
    }
  }

  private static long nanosUntil(Bucket bucket, long operations) {
    return Math.max(1, bucket.estimateAbilityToConsume(operations).getNanosToWaitForRefill());
  }

  private long usedOfBurst() {
    return plan.burst() - burst.getAvailableTokens();
  }

  private long usedOfDay() {
    Long operations = plan.operationsPerDay();
    return day == null || operations == null ? 0 : operations - day.getAvailableTokens();
  }

  private Problem exceeded(long nanos) {
    String perDay = plan.operationsPerDay() == null ? "" : ", " + plan.operationsPerDay() + " a day";
    String detail = "The rate plan %s admits %d operations a second, bursts of %d%s".formatted(plan.name(), plan.operationsPerSecond(),
        plan.burst(), perDay);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos - 1) + 1;
    return Problem.of(ProblemType.QUOTA_EXCEEDED, detail).with("ratePlan", plan.name()).withHeader("Retry-After", Long.toString(seconds));
  }

  private long secondsToMidnight() {
    Instant now = now(time);
    return DAY.toSeconds() - now.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
  }

  private static Instant now(TimeMeter time) {
    return Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(time.currentTimeNanos()));
  }
}
