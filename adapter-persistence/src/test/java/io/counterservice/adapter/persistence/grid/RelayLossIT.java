package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.out.ChangeRelay;
import io.counterservice.application.port.out.ChangeRelay.Interest;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.counter.CounterName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever becomes of the grid, publishing waits for nobody, and what is published is heard again when it has healed. */
class RelayLossIT {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int ROWS = 200_000;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong lastHeard = new AtomicLong();

  @Test
  @Timeout(120)
  void a_node_that_freezes_is_waited_for_by_nobody_and_heard_again_when_it_comes_back() throws IOException, InterruptedException {
    try (var grid = new Grid(2); var relay = new HazelcastChangeRelay(grid.start(0)); var echo = EchoNode.start(grid.settings(1))) {
      relay.subscribe(rows -> rows.forEach(row -> lastHeard.set(row.to().number())));
      relay.watch(new Interest(Set.of(EchoNode.ECHO), Set.of()));
      awaitHeard(relay, EchoNode.CALL);

      echo.signal("STOP");

      assertPublishingIsQuick(relay);
      Grid.awaitSize(grid.members().getFirst(), 1);
      assertPublishingIsQuick(relay);

      echo.signal("CONT");

      Grid.awaitSize(grid.members().getFirst(), 2);
      awaitHeard(relay, EchoNode.CALL);
    }
  }

  @Test
  void a_node_that_is_killed_is_missed_by_nobody_and_heard_of_by_its_successor() {
    try (var grid = new Grid(2); var relay = new HazelcastChangeRelay(grid.start(0))) {
      var member = grid.start(1);
      try (var first = listening(member)) {
        awaitHeard(relay, EchoNode.CALL);
        Grid.kill(member);
        assertPublishingIsQuick(relay);
        first.publish(List.of(EchoNode.row(EchoNode.ECHO, 1)));
      }

      try (var second = listening(grid.start(1))) {
        awaitHeard(relay, EchoNode.CALL);
        second.watch(new Interest(Set.of(), Set.of("c")));
        awaitHeard(relay, new CounterName("cat"));
      }
    }
  }

  @Test
  void a_listener_that_is_slow_holds_up_nobody_else() {
    CountDownLatch released = new CountDownLatch(1);
    try (var grid = new Grid(2)) {
      var members = grid.startAll();
      try (var relay = new HazelcastChangeRelay(members.get(0)); var slow = listening(members.get(1))) {
        slow.subscribe(_ -> Await.until(() -> released.getCount() == 0));
        awaitHeard(relay, EchoNode.CALL);

        assertPublishingIsQuick(relay);

        released.countDown();
        awaitHeard(relay, EchoNode.CALL);
      }
    } finally {
      released.countDown();
    }
  }

  @Test
  void without_its_grid_a_node_tells_nobody() {
    try (var grid = new Grid(1); var relay = new HazelcastChangeRelay(new GridMember(grid.settings(0)))) {
      relay.watch(new Interest(Set.of(EchoNode.CALL), Set.of()));
      assertPublishingIsQuick(relay);
    }
  }

  private HazelcastChangeRelay listening(GridMember member) {
    var relay = new HazelcastChangeRelay(member);
    relay.subscribe(rows -> rows.forEach(row -> lastHeard.set(row.to().number())));
    relay.watch(new Interest(Set.of(EchoNode.CALL), Set.of()));
    return relay;
  }

  private static void assertPublishingIsQuick(ChangeRelay relay) {
    Instant start = Instant.now();
    for (int row = 0; row < ROWS; row++)
      relay.publish(List.of(EchoNode.row(EchoNode.CALL, 0)));
    assertThat(Duration.between(start, Instant.now())).isLessThan(AT_ONCE);
  }

  /** Publishes now and then until one of these is heard. */
  private void awaitHeard(ChangeRelay relay, CounterName counter) {
    long first = calls.incrementAndGet();
    AtomicLong nextNanos = new AtomicLong(System.nanoTime());
    Await.until(() -> {
      if (System.nanoTime() - nextNanos.get() >= 0) {
        relay.publish(List.of(EchoNode.row(counter, calls.incrementAndGet())));
        nextNanos.addAndGet(Duration.ofMillis(5).toNanos());
      }
      return lastHeard.get() > first;
    });
  }
}
