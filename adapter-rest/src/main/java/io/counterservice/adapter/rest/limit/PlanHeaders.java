package io.counterservice.adapter.rest.limit;

import io.counterservice.domain.access.RatePlan;

/**
 * What the fields {@code RateLimit} and {@code RateLimit-Policy} say of a plan, see draft-ietf-httpapi-ratelimit-headers. They know
 * quotas of windows and no buckets; so the burst is told as the quota of the seconds in which it comes back, and the rate
 * itself where the burst is smaller.
 */
final class PlanHeaders {
  private static final int LEFT_LENGTH_EXPECTED = 64;
  private static final long DAY_SECONDS = 86_400;
  private final RatePlan plan;
  private final String policy;
  private final String burstPrefix;
  private final String dayPrefix;

  PlanHeaders(RatePlan plan) {
    this.plan = plan;
    this.burstPrefix = "\"" + plan.name() + "\";r=";
    this.dayPrefix = ", \"" + plan.name() + "/day\";r=";
    long quota = Math.max(plan.burst(), plan.operationsPerSecond());
    String inSeconds = "\"" + plan.name() + "\";q=" + quota + ";w=" + seconds(quota);
    Long perDay = plan.operationsPerDay();
    this.policy = perDay == null ? inSeconds : inSeconds + ", \"" + plan.name() + "/day\";q=" + perDay + ";w=" + DAY_SECONDS;
  }

  String policy() {
    return policy;
  }

  /** How many operations are left of the burst, and in how many seconds all of it is back. */
  String left(long ofBurst) {
    return writeLeft(ofBurst).toString();
  }

  /** The same, and how many are left of the day, and in how many seconds the next one begins. */
  String left(long ofBurst, long ofDay, long daySeconds) {
    return writeLeft(ofBurst).append(dayPrefix).append(Math.max(0, ofDay)).append(";t=").append(daySeconds).toString();
  }

  private StringBuilder writeLeft(long ofBurst) {
    return new StringBuilder(LEFT_LENGTH_EXPECTED).append(burstPrefix).append(Math.max(0, ofBurst)).append(";t=")
        .append(seconds(plan.burst() - ofBurst));
  }

  /** In how many seconds so many operations come back. */
  private long seconds(long operations) {
    return Math.ceilDiv(operations, plan.operationsPerSecond());
  }
}
