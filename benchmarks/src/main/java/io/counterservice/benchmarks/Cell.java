package io.counterservice.benchmarks;

/** One place in the table of results; a run puts one measurement per round into it. */
record Cell(Work work, int connections, String peer) {}
