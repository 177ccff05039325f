package io.counterservice.benchmarks;

/** A question about our service alone. */
enum Experiment {
  GROWTH, HEAP, START, LIVE, HISTORY, CONSOLE
}
