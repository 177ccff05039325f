package io.counterservice.domain.cluster;

import java.time.Instant;
import java.util.UUID;

/**
 * One process of the service.
 *
 * @param id another one after every start
 * @param name what people call it
 * @param lanes transactions that it commits side by side
 * @param places operations that may wait in all its lanes together
 */
public record Node(UUID id, String name, String version, Instant startedAt, int lanes, long places) {}
