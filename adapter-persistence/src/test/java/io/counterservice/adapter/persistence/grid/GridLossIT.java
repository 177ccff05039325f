package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.Sighting;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** A grid that is lost, cut or wrong costs nobody more than what it held. */
class GridLossIT {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @Test
  void a_member_that_is_killed_is_missed_by_nobody() {
    try (var grid = new Grid(2); var cache = new HazelcastCounterCache(grid.start(0)); var relay = relay(grid)) {
      var member = grid.start(1);
      Grid.awaitSize(member, 2);
      for (int number = 0; number < 100; number++)
        cache.put(sighting(number));
      Await.until(() -> isFound(cache, 99));

      Grid.kill(member);

      Instant start = Instant.now();
      for (int number = 0; number < 100; number++)
        assertThat(found(cache, number)).as("its own or nothing").isIn(Optional.empty(), Optional.of(sighting(number)));
      relay.publish(Map.of("till", 1L));
      assertThat(Duration.between(start, Instant.now())).isLessThan(AT_ONCE);
      Await.until(() -> {
        cache.put(sighting(1_000));
        return isFound(cache, 1_000);
      });
    }
  }

  @Test
  void without_its_grid_a_node_asks_nobody() {
    try (var grid = new Grid(1); var cache = new HazelcastCounterCache(new GridMember(grid.settings(0))); var relay = relay(grid)) {
      cache.put(sighting(1));
      relay.publish(Map.of("till", 1L));
      assertThat(found(cache, 1)).isEmpty();
    }
  }

  @Test
  void a_grid_that_ends_by_itself_is_a_cache_that_has_nothing() {
    try (var grid = new Grid(1)) {
      var member = grid.start(0);
      try (var cache = new HazelcastCounterCache(member)) {
        cache.put(sighting(1));
        Await.until(() -> isFound(cache, 1));

        Grid.kill(member);

        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> found(cache, 1))).containsOnly(Optional.empty());
        assertThat(cache.isResting()).isTrue();
        cache.put(sighting(2));
      }
    }
  }

  @Test
  void a_member_of_another_cluster_stays_out_and_health_says_so() {
    try (var grid = new Grid(2)) {
      var member = grid.start(0);
      var stranger = grid.start(grid.settings(1, "another"));

      Health health = new GridHealth(new GridReport(member, grid.settings(0))).health();

      Grid.awaitSize(member, 1);
      Grid.awaitSize(stranger, 1);
      assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
      assertThat(health.getDetails()).containsEntry("state", "incomplete").containsEntry("absent",
          List.of(grid.address(1)));
    }
  }

  private static HazelcastConsumptionRelay relay(Grid grid) {
    return new HazelcastConsumptionRelay(new GridMember(grid.settings(0)));
  }

  private static boolean isFound(HazelcastCounterCache cache, int number) {
    return found(cache, number).isPresent();
  }

  private static Optional<Sighting> found(HazelcastCounterCache cache, int number) {
    return Await.answer(cache.find(sighting(number).counter().name()));
  }

  private static Sighting sighting(int number) {
    Instant at = Instant.parse("2026-05-17T10:15:30Z");
    var counter = new Counter(new CounterName("c" + number), number, new Version(1), CounterDefinition.DEFAULT, Version.NONE, 0, at, at,
        false);
    return new Sighting(counter, at);
  }
}
