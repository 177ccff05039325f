package io.counterservice.application.port.out;

import io.counterservice.application.port.Sighting;
import io.counterservice.domain.counter.CounterName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sightings of counters that all nodes share. It may lose them at any moment, but never turns one back to an older version. It is
 * never the truth: who asks decides whether a sighting is recent enough. Neither method blocks or fails.
 */
public interface CounterCache {
  /** Of a service that runs alone. */
  CounterCache ALONE = new CounterCache() {
    @Override
    public CompletionStage<Optional<Sighting>> find(CounterName name) {
      return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public void put(Sighting sighting) {}
  };

  /** The last sighting of a counter; nothing where there is none or it does not come soon. */
  CompletionStage<Optional<Sighting>> find(CounterName name);

  /** Shares a sighting, sooner or later or never. */
  void put(Sighting sighting);
}
