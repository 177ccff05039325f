package io.counterservice.application.access;

import static io.counterservice.application.access.SampleUsers.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KnownUsersTest {
  private final SampleUsers users = new SampleUsers();
  private final User ann = users.local("ann", Role.OPERATOR);

  @Test
  void reads_a_user_once_a_second() {
    for (int time = 0; time < 20; time++)
      assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(users.store.searches()).isEqualTo(1);
    users.time.advance(KnownUsers.FRESH.plusNanos(1));
    assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(users.store.searches()).isEqualTo(2);
  }

  @Test
  void knows_within_a_second_what_another_node_did() {
    assertThat(current(ann.sessionsFrom())).contains(ann);
    users.store.update("ann", user -> user.signedOut(users.time.instant()), BY, users.time.instant());
    assertThat(current(ann.sessionsFrom())).contains(ann);
    users.time.advance(KnownUsers.FRESH.plusNanos(1));
    assertThat(current(ann.sessionsFrom())).isEmpty();
  }

  @Test
  void knows_at_once_what_this_node_did() {
    assertThat(current(ann.sessionsFrom())).contains(ann);
    Await.answer(users.keeper.signOut("ann", BY));
    assertThat(current(ann.sessionsFrom())).isEmpty();
  }

  @Test
  void reads_at_once_for_a_session_that_began_after_what_is_known() {
    assertThat(current(ann.sessionsFrom())).contains(ann);
    users.store.update("ann", user -> user.withRole(Role.ADMIN, users.time.instant()), BY, users.time.instant());
    User after = users.find("ann");
    assertThat(current(after.sessionsFrom())).contains(after);
  }

  @Test
  void ends_the_sessions_of_who_is_kept_out_or_unknown() {
    User out = users.find("ann").disabled(true, users.time.instant());
    users.store.update("ann", _ -> out, BY, users.time.instant());
    assertThat(current(out.sessionsFrom())).isEmpty();
    assertThat(Await.answer(users.known.current("nobody", Instant.MAX))).isEmpty();
  }

  @Test
  void answers_for_five_seconds_while_the_store_fails() {
    assertThat(current(ann.sessionsFrom())).contains(ann);
    users.store.breakDown();
    users.time.advance(KnownUsers.TRUSTED);
    assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(current(ann.sessionsFrom().minusNanos(1_000))).isEmpty();
    users.time.advance(Duration.ofNanos(1));
    assertThat(Await.reason(users.known.current("ann", ann.sessionsFrom()))).isEqualTo(Reason.DATABASE);
    assertThat(Await.reason(users.known.current("bob", ann.sessionsFrom()))).isEqualTo(Reason.DATABASE);
    users.store.repair();
    assertThat(current(ann.sessionsFrom())).contains(ann);
  }

  @Test
  void keeps_what_it_learnt_since_a_reading_began() {
    List<Runnable> waiting = new ArrayList<>();
    var slow = new KnownUsers(users.store, waiting::add, users.time::nanoTime);
    CompletionStage<Optional<User>> reading = slow.current("ann", ann.sessionsFrom());
    users.time.advance(Duration.ofMillis(1));
    slow.learn(ann.signedOut(users.time.instant()));
    waiting.forEach(Runnable::run);
    assertThat(Await.answer(reading)).contains(ann);
    assertThat(Await.answer(slow.current("ann", ann.sessionsFrom()))).isEmpty();
  }

  @Test
  void keeps_so_many_and_makes_room_when_they_are_old() {
    for (int number = 0; number < KnownUsers.NAMES_MAX; number++)
      users.known.learn(User.local("u" + number, Role.VIEWER, "hash", false, users.time.instant()));
    assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(users.store.searches()).isEqualTo(2);
    users.time.advance(KnownUsers.TRUSTED.plusNanos(1));
    assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(current(ann.sessionsFrom())).contains(ann);
    assertThat(users.store.searches()).isEqualTo(3);
  }

  private Optional<User> current(Instant began) {
    return Await.answer(users.known.current("ann", began));
  }
}
