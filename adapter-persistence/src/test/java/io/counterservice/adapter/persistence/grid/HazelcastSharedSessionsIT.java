package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.contract.SharedSessionsContract;
import io.counterservice.application.port.StoredSession;
import io.counterservice.application.port.out.SharedSessions;
import io.counterservice.application.port.out.SharedSessions.Finding;
import io.counterservice.application.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HazelcastSharedSessionsIT extends SharedSessionsContract {
  private static final Grid GRID = new Grid(2);
  private static final StoredSession SESSION = new StoredSession(Instant.EPOCH, Instant.EPOCH, Map.of("user", "admin"));
  private static SharedSessions first;
  private static SharedSessions second;

  @BeforeAll
  static void start() {
    var members = GRID.startAll();
    first = new HazelcastSharedSessions(members.get(0));
    second = new HazelcastSharedSessions(members.get(1));
  }

  @AfterAll
  static void stop() {
    GRID.close();
  }

  @Override
  protected SharedSessions sessions() {
    return first;
  }

  @Override
  protected SharedSessions neighbour() {
    return second;
  }

  @Test
  void forgets_what_is_not_renewed_in_time() {
    for (String id : new String[] {"short-1", "short-2", "short-3"}) {
      Await.answer(first.begin(id, SESSION, Duration.ofMinutes(1)));
      Await.answer(second.renew(id, SESSION, Duration.ofMillis(50)));
      Await.until(() -> Await.answer(first.find(id)) instanceof Finding.Absent);
    }
  }

  @Test
  void outlives_a_member_and_is_silent_at_once_without_any() {
    try (var grid = new Grid(2)) {
      var members = grid.startAll();
      var here = new HazelcastSharedSessions(members.get(0));
      var there = new HazelcastSharedSessions(members.get(1));
      for (int number = 0; number < 20; number++)
        Await.answer(there.begin("s" + number, SESSION, Duration.ofMinutes(1)));
      Grid.kill(members.get(1));
      for (int number = 0; number < 20; number++) {
        String id = "s" + number;
        Await.until(() -> Await.answer(here.find(id)) instanceof Finding.Found);
      }
      Grid.kill(members.get(0));
      Instant start = Instant.now();
      for (int number = 0; number < 20; number++)
        assertThat(Await.answer(here.find("s" + number))).isEqualTo(new Finding.Silent());
      assertThat(Await.answer(here.begin("s", SESSION, Duration.ofMinutes(1)))).isFalse();
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }
  }
}
