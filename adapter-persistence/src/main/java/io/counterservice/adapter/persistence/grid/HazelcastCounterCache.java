package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.counterservice.application.port.Sighting;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.domain.counter.CounterName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sightings in a distributed map. A grid that is away, fails or is slow has none. */
final class HazelcastCounterCache implements CounterCache, AutoCloseable {
  private static final Duration FIND_MAX = Duration.ofMillis(50);
  private static final long SEND_INTERVAL_MILLIS = 50;
  private final GridMember member;
  private final Circuit circuit = new Circuit(System::nanoTime);
  private final Outgoing<CounterName, Sighting> outgoing = new Outgoing<>("grid-cache", SEND_INTERVAL_MILLIS, Sighting::join, this::send);

  HazelcastCounterCache(GridMember member) {
    this.member = member;
  }

  @Override
  public CompletionStage<Optional<Sighting>> find(CounterName name) {
    HazelcastInstance grid = member.instance();
    if (grid == null || !circuit.enter())
      return CompletableFuture.completedStage(Optional.empty());
    try {
      return soon(counters(grid).getAsync(name.value()));
    } catch (HazelcastException | IllegalStateException failed) {
      circuit.leave();
      circuit.trip();
      return CompletableFuture.completedStage(Optional.empty());
    }
  }

  @Override
  public void put(Sighting sighting) {
    if (member.instance() != null)
      outgoing.add(sighting.counter().name(), sighting);
  }

  /** Whether the grid failed or was slow a moment ago. */
  boolean isResting() {
    return circuit.isResting();
  }

  @Override
  public void close() {
    outgoing.close();
  }

  private CompletionStage<Optional<Sighting>> soon(CompletionStage<byte[]> asked) {
    var answer = new CompletableFuture<byte @Nullable []>();
    var _ = asked.whenCompleteAsync((bytes, failure) -> {
      circuit.leave();
      if (failure == null)
        answer.complete(bytes);
      else
        answer.completeExceptionally(failure);
    }, Runnable::run);
    return answer.orTimeout(FIND_MAX.toMillis(), TimeUnit.MILLISECONDS).handle((bytes, failure) -> {
      if (failure == null)
        return bytes == null ? Optional.empty() : Optional.of(SightingBytes.read(bytes));
      circuit.trip();
      return Optional.empty();
    });
  }

  private void send(Map<CounterName, Sighting> sightings) {
    HazelcastInstance grid = member.instance();
    if (grid == null || sightings.isEmpty())
      return;
    IMap<String, byte[]> counters = counters(grid);
    var sent = sightings.values().stream().map(sighting -> counters
        .submitToKey(sighting.counter().name().value(), new MoveForward(SightingBytes.of(sighting))).toCompletableFuture());
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
  }

  private static IMap<String, byte[]> counters(HazelcastInstance grid) {
    return grid.getMap(MemberConfig.COUNTERS);
  }
}
