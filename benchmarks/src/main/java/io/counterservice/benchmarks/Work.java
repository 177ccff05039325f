package io.counterservice.benchmarks;

/** A kind of load that can be put on the service and, where it makes sense, on its peers. */
enum Work {
  HOT("one hot counter, one operation per request", "operations/s", 1),
  RANDOM("100,000 counters at random, one operation per request",
      "operations/s", 1),
  BULK("bulk of 1,000 operations over 100 counters", "operations/s",
      1_000),
  READS("exact reads of one counter", "reads/s", 1),
  TOLERANT(
      "reads of one counter that may be a minute old", "reads/s", 1),
  ALONE("one hot counter, one client alone", "ms at p50", 1);

  static final int COUNTERS_RANDOM = 100_000;
  static final int COUNTERS_IN_BULK = 100;

  private final String title;
  private final String unit;
  private final int operationsPerRequest;

  Work(String title, String unit, int operationsPerRequest) {
    this.title = title;
    this.unit = unit;
    this.operationsPerRequest = operationsPerRequest;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  int operationsPerRequest() {
    return operationsPerRequest;
  }

  /** Whether a smaller figure is the better one. */
  boolean isLatency() {
    return this == ALONE;
  }

  /** The figure of a measurement that this work is about. */
  double figureOf(Measurement measurement) {
    return isLatency() ? measurement.p50Millis() : measurement.perSecond();
  }
}
