package io.counterservice.domain.counter;

/** Who asks for an operation: the id of an API key. */
public record Actor(String id) {}
