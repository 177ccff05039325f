package io.counterservice.checker;

/** One recorded change: the versions it covers (both inclusive), by how much they moved the value, and the value after them. */
public record JournalRow(String counter, long from, long to, long delta, long value) {}
