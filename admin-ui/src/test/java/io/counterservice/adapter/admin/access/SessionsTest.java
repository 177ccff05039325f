package io.counterservice.adapter.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.InMemorySharedSessions;
import io.counterservice.application.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Two nodes that share sessions, and one browser that goes to either. */
class SessionsTest {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private final ManualTime time = new ManualTime(Instant.parse("2026-05-17T10:15:30Z"));
  private final InMemorySharedSessions grid = new InMemorySharedSessions();
  private final Sessions here = node(1);
  private final Sessions there = node(2);

  private Sessions node(long seed) {
    return new Sessions(grid, new ConsoleSettings(Duration.ofMinutes(30), Duration.ofHours(12), true), time, new Random(seed));
  }

  @Test
  void goes_on_at_another_node_with_what_it_held() {
    String id = signIn(here);
    WebSession session = found(there, id);
    session.getAttributes().put("toast", "Saved");
    done(session.save());
    assertThat(found(here, id).getAttributes()).containsEntry("user", "admin").containsEntry("toast", "Saved");
  }

  @Test
  void one_that_holds_nothing_is_not_kept() {
    WebSession session = answer(here.createWebSession());
    assertThat(session.isStarted()).isFalse();
    assertThat(grid.size()).isZero();
  }

  @Test
  void ends_at_every_node_even_while_a_page_is_under_way() {
    String id = signIn(here);
    WebSession underWay = found(there, id);
    done(found(here, id).invalidate());
    underWay.getAttributes().put("toast", "Saved");
    done(underWay.save());
    assertThat(find(here, id)).isEmpty();
    assertThat(find(there, id)).isEmpty();
  }

  @Test
  void has_another_id_after_a_sign_in_and_the_former_is_none() {
    String id = signIn(here);
    WebSession session = found(there, id);
    done(session.changeSessionId());
    done(session.save());
    assertThat(session.getId()).isNotEqualTo(id).hasSize(43);
    assertThat(find(here, id)).isEmpty();
    assertThat(find(here, session.getId())).isPresent();
  }

  @Test
  void ends_when_nobody_uses_it_and_not_while_somebody_does() {
    String id = signIn(here);
    for (int visit = 0; visit < 5; visit++) {
      time.advance(Duration.ofMinutes(29));
      done(found(visit % 2 == 0 ? there : here, id).save());
    }
    time.advance(Duration.ofMinutes(30).plusSeconds(1));
    assertThat(find(here, id)).isEmpty();
    assertThat(find(there, id)).isEmpty();
  }

  @Test
  void ends_twelve_hours_after_the_sign_in_however_much_it_is_used() {
    String id = signIn(here);
    for (int visit = 1; visit < 12 * 4; visit++) {
      time.advance(Duration.ofMinutes(15));
      done(found(here, id).save());
    }
    time.advance(Duration.ofMinutes(15).plusSeconds(1));
    assertThat(find(here, id)).isEmpty();
  }

  @Test
  void a_node_goes_on_by_itself_while_the_others_are_silent() {
    String known = signIn(here);
    String elsewhere = signIn(there);
    grid.fallSilent(true);
    String late = signIn(here);
    assertThat(found(here, known).getAttributes()).containsEntry("user", "admin");
    assertThat(find(here, elsewhere)).as("never seen here").isEmpty();
    assertThat(find(there, late)).as("not told yet").isEmpty();
    grid.fallSilent(false);
    time.advance(Duration.ofMinutes(2));
    done(found(here, late).save());
    assertThat(found(there, late).getAttributes()).containsEntry("user", "admin");
  }

  @Test
  void one_that_another_node_ended_does_not_come_back_in_silence() {
    String id = signIn(here);
    done(found(there, id).save());
    done(here.removeSession(id));
    grid.fallSilent(true);
    assertThat(there.retrieveSession(id).block()).isNull();
  }

  @Test
  void one_that_is_shared_late_ends_everywhere() {
    grid.beLate(true);
    String id = signIn(here);
    grid.beLate(false);
    done(there.removeSession(id));
    assertThat(here.retrieveSession(id).block()).isNull();
  }

  @Test
  void a_node_keeps_what_it_renewed_when_the_others_fall_silent() {
    String id = signIn(here);
    time.advance(Duration.ofMinutes(2));
    done(found(here, id).save());
    grid.fallSilent(true);
    assertThat(found(here, id).getAttributes()).containsEntry("user", "admin");
  }

  @Test
  void what_is_lost_is_lost_and_nothing_else() {
    String id = signIn(here);
    grid.lose();
    assertThat(find(here, id)).isEmpty();
    grid.fallSilent(true);
    assertThat(find(here, id)).as("the answer before was no").isEmpty();
  }

  @Test
  void nobody_is_asked_about_an_id_that_was_made_up() {
    String id = signIn(here);
    for (String other : new String[] {"", "made-up", id + "x", id.substring(1), " " + id.substring(1)})
      assertThat(find(here, other)).as(other).isEmpty();
    assertThat(grid.asked()).isZero();
  }

  @Test
  void has_room_for_as_many_as_it_may() {
    grid.fallSilent(true);
    String first = signIn(here);
    for (int number = 0; number < RecentSessions.SESSIONS_MAX; number++)
      signIn(here);
    assertThat(find(here, first)).isEmpty();
  }

  private static String signIn(Sessions node) {
    WebSession session = answer(node.createWebSession());
    session.getAttributes().put("user", "admin");
    done(session.save());
    return session.getId();
  }

  private static WebSession found(Sessions node, String id) {
    return find(node, id).orElseThrow();
  }

  private static Optional<WebSession> find(Sessions node, String id) {
    return node.retrieveSession(id).blockOptional(ANSWER_MAX);
  }

  private static <T> T answer(Mono<T> mono) {
    return mono.blockOptional(ANSWER_MAX).orElseThrow();
  }

  private static void done(Mono<Void> mono) {
    assertThat(mono.blockOptional(ANSWER_MAX)).isEmpty();
  }
}
