package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.Sighting;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every cache of counters keeps, while it loses nothing. */
public abstract class CounterCacheContract {
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123456Z");
  private final CounterName name = new CounterName("c-" + UUID.randomUUID());

  /** A cache. */
  protected abstract CounterCache cache();

  /** The same cache, as another node has it. */
  protected abstract CounterCache neighbour();

  @Test
  void knows_nothing_of_what_nobody_saw() {
    assertThat(found(cache())).isEmpty();
  }

  @Test
  void shares_a_counter_whole() {
    var definition = new CounterDefinition(new Bounds(Long.MIN_VALUE, Long.MAX_VALUE), -4, "Plätze „übrig“ \uD83E\uDE91",
        new TreeMap<>(Map.of("team", "wéb", "x", "")), true);
    var counter = new Counter(name, -3, new Version(8), definition, new Version(5), Long.MIN_VALUE, NOW, NOW.plusNanos(1_000), false);
    var sighting = new Sighting(counter, NOW.plusSeconds(9));

    cache().put(sighting);

    awaitIn(neighbour(), sighting);
    awaitIn(cache(), sighting);
  }

  @Test
  void an_older_version_never_replaces_a_newer_one() {
    cache().put(seen(7, NOW));
    awaitIn(neighbour(), seen(7, NOW));

    neighbour().put(seen(6, NOW));
    neighbour().put(seen(5, NOW.plusSeconds(1)));
    cache().put(seen(4, NOW));
    awaitPassed(cache());
    awaitPassed(neighbour());

    assertThat(found(cache()).orElseThrow().counter().version()).isEqualTo(new Version(7));
  }

  @Test
  void a_newer_version_replaces_an_older_one() {
    cache().put(seen(7, NOW));
    awaitIn(neighbour(), seen(7, NOW));

    neighbour().put(seen(8, NOW.plusSeconds(1)));

    awaitIn(cache(), seen(8, NOW.plusSeconds(1)));
  }

  @Test
  void the_same_version_seen_later_is_younger() {
    cache().put(seen(7, NOW));
    awaitIn(neighbour(), seen(7, NOW));

    neighbour().put(seen(7, NOW.plusSeconds(5)));

    awaitIn(cache(), seen(7, NOW.plusSeconds(5)));
  }

  @Test
  void a_tombstone_wins_over_the_counter_it_stands_for() {
    Sighting alive = seen(7, NOW);
    Sighting dead = new Sighting(counter(8, true), NOW.plusSeconds(1));
    cache().put(dead);
    awaitIn(neighbour(), dead);

    neighbour().put(alive);
    awaitPassed(neighbour());

    awaitIn(cache(), dead);
  }

  /** What is put is handed on in order, so that the last of it tells that all before it has arrived. */
  private static void awaitPassed(CounterCache cache) {
    var last = new Sighting(counter(new CounterName("c-" + UUID.randomUUID()), 1, false), NOW);
    cache.put(last);
    awaitIn(cache, last);
  }

  private static void awaitIn(CounterCache cache, Sighting sighting) {
    Await.until(() -> Await.answer(cache.find(sighting.counter().name())).equals(Optional.of(sighting)));
  }

  private Optional<Sighting> found(CounterCache cache) {
    return Await.answer(cache.find(name));
  }

  private Sighting seen(long version, Instant at) {
    return new Sighting(counter(version, false), at);
  }

  private Counter counter(long version, boolean deleted) {
    return counter(name, version, deleted);
  }

  private static Counter counter(CounterName name, long version, boolean deleted) {
    Instant updated = NOW.minus(Duration.ofMinutes(1));
    return new Counter(name, version, new Version(version), CounterDefinition.DEFAULT, Version.NONE, 0, updated, updated, deleted);
  }
}
