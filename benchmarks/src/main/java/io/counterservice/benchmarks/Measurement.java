package io.counterservice.benchmarks;

/** What one peer did under one load: operations (not requests) per second, latency per request, and requests that failed. */
record Measurement(double perSecond, double p50Millis, double p99Millis, long failures) {}
