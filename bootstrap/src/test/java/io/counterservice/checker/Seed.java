package io.counterservice.checker;

/** Where the history of one counter starts: a state that is known beyond doubt, and the value that a reset goes back to. */
public record Seed(String counter, State state, long initialValue) {}
