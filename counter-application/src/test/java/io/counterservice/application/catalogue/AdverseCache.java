package io.counterservice.application.catalogue;

import io.counterservice.application.port.Sighting;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.domain.counter.CounterName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** A cache worse than any is allowed to be: it loses sightings, tells any of those it has, and tells them late. */
final class AdverseCache implements CounterCache {
  private final Map<CounterName, List<Sighting>> sightings = new HashMap<>();
  private final RandomGenerator random;
  private final Executor late;

  AdverseCache(RandomGenerator random, Executor late) {
    this.random = random;
    this.late = late;
  }

  @Override
  public CompletionStage<Optional<Sighting>> find(CounterName name) {
    Optional<Sighting> told = any(name);
    return isLucky() ? CompletableFuture.completedStage(told) : CompletableFuture.supplyAsync(() -> told, late);
  }

  @Override
  public synchronized void put(Sighting sighting) {
    if (isLucky())
      sightings.computeIfAbsent(sighting.counter().name(), _ -> new ArrayList<>()).add(sighting);
  }

  private synchronized Optional<Sighting> any(CounterName name) {
    List<Sighting> known = sightings.getOrDefault(name, List.of());
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(Math.max(0, known.size() - 5), known.size())));
  }

  private synchronized boolean isLucky() {
    return random.nextBoolean();
  }
}
