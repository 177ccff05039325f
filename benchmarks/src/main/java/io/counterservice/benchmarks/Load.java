package io.counterservice.benchmarks;

import java.time.Duration;

/** One stretch of work: what is done, over how many connections, for how long. The seed picks the random names. */
record Load(Work work, int connections, Duration duration, int seed) {}
