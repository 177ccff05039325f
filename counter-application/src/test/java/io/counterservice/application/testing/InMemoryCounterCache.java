package io.counterservice.application.testing;

import io.counterservice.application.port.Sighting;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.domain.counter.CounterName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A cache in memory; nodes that share it are given the same one. */
public final class InMemoryCounterCache implements CounterCache {
  private final Map<CounterName, Sighting> sightings = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<Optional<Sighting>> find(CounterName name) {
    return CompletableFuture.completedStage(Optional.ofNullable(sightings.get(name)));
  }

  @Override
  public void put(Sighting sighting) {
    sightings.merge(sighting.counter().name(), sighting, Sighting::join);
  }

  public int size() {
    return sightings.size();
  }
}
