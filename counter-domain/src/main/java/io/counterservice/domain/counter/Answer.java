package io.counterservice.domain.counter;

/** The outcome a caller is told, and whether it is the remembered outcome of an earlier request with the same key. */
public record Answer(Outcome outcome, boolean replayed) {}
