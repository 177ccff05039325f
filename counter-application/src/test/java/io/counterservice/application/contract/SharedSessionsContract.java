package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.StoredSession;
import io.counterservice.application.port.out.SharedSessions;
import io.counterservice.application.port.out.SharedSessions.Finding;
import io.counterservice.application.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What all sessions that nodes share keep, while nothing is lost. */
public abstract class SharedSessionsContract {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Instant NOW = Instant.parse("2026-05-17T10:15:30.123456Z");
  private static final StoredSession SESSION = new StoredSession(NOW, NOW.plusNanos(1), Map.of("user", "zoë@shop", "empty", ""));
  private final String id = UUID.randomUUID().toString();

  /** The sessions, as one node has them. */
  protected abstract SharedSessions sessions();

  /** The same sessions, as another node has them. */
  protected abstract SharedSessions neighbour();

  @Test
  void knows_nothing_of_what_never_began() {
    assertThat(found(sessions())).isEqualTo(new Finding.Absent());
  }

  @Test
  void a_session_goes_on_at_every_node() {
    assertThat(Await.answer(sessions().begin(id, SESSION, KEPT))).isTrue();

    assertThat(found(neighbour())).isEqualTo(new Finding.Found(SESSION));
    assertThat(found(sessions())).isEqualTo(new Finding.Found(SESSION));
  }

  @Test
  void what_a_node_renews_all_have() {
    var later = new StoredSession(NOW, NOW.plusSeconds(60), Map.of("toast", "Saved"));
    Await.answer(sessions().begin(id, SESSION, KEPT));

    assertThat(Await.answer(neighbour().renew(id, later, KEPT))).isTrue();

    assertThat(found(sessions())).isEqualTo(new Finding.Found(later));
  }

  @Test
  void one_that_ended_is_over_everywhere_and_is_not_renewed() {
    Await.answer(sessions().begin(id, SESSION, KEPT));

    assertThat(Await.answer(neighbour().remove(id))).isTrue();
    assertThat(Await.answer(sessions().renew(id, SESSION, KEPT))).as("heard").isTrue();

    assertThat(found(sessions())).isEqualTo(new Finding.Absent());
    assertThat(found(neighbour())).isEqualTo(new Finding.Absent());
  }

  @Test
  void every_node_hears_of_one_that_ended() {
    Set<String> heard = ConcurrentHashMap.newKeySet();
    neighbour().whenEnded(heard::add);
    Await.until(() -> {
      Await.answer(sessions().begin(id, SESSION, KEPT));
      Await.answer(sessions().remove(id));
      return heard.contains(id);
    });
  }

  private Finding found(SharedSessions sessions) {
    return Await.answer(sessions.find(id));
  }
}
