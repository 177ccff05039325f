package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.access.KnownUsers;
import io.counterservice.application.access.PasswordWork;
import io.counterservice.application.access.UserAuthenticator;
import io.counterservice.application.access.UserKeeper;
import io.counterservice.application.port.in.ManageUsers.Edit;
import io.counterservice.application.port.in.SignIn.Attempt;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.application.testing.QuickPasswordHashes;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one PostgreSQL decide on passwords as one would. */
@Timeout(60)
class SignInIT {
  private static final PooledDatabase POOL = new PooledDatabase();
  private static final List<ConfigurableApplicationContext> CONTEXTS = List.of(JpaContext.over(POOL), JpaContext.over(POOL));
  private static final Caller BY = new Caller(Actor.user("root"), null);
  private static final String PASSWORD = "correct horse";
  private static final int GUESSES = 16;
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T12:00:00.123456Z"));
  private final QuickPasswordHashes hashes = new QuickPasswordHashes();
  private final PasswordWork passwords = new PasswordWork(hashes, Runnable::run);
  private final List<UserStore> stores = CONTEXTS.stream().map(context -> context.getBean(UserStore.class)).toList();
  private final List<KnownUsers> known = stores.stream().map(store -> new KnownUsers(store, Runnable::run, time::nanoTime)).toList();
  private final List<UserAuthenticator> doors = List.of(door(0), door(1));

  @BeforeEach
  void empty() {
    POOL.execute("TRUNCATE console_user");
  }

  @AfterAll
  static void close() {
    CONTEXTS.forEach(ConfigurableApplicationContext::close);
    POOL.close();
  }

  @Test
  void lock_after_five_wrong_passwords_in_a_row_on_any_of_them() {
    add("ann", Role.OPERATOR);
    for (int time = 0; time < User.FAILURES_MAX - 1; time++)
      assertThat(attempt(time, "battery staple")).isEqualTo(new Attempt.Refused());
    assertThat(attempt(0, PASSWORD)).isInstanceOf(Attempt.SignedIn.class);
    for (int time = 0; time < User.FAILURES_MAX - 1; time++)
      assertThat(attempt(time, "battery staple")).isEqualTo(new Attempt.Refused());
    var locked = new Attempt.Locked(time.instant().plus(User.LOCKED));
    assertThat(attempt(0, "battery staple")).isEqualTo(locked);
    assertThat(attempt(1, PASSWORD)).isEqualTo(locked);
    time.advance(User.LOCKED);
    assertThat(attempt(1, PASSWORD)).isInstanceOf(Attempt.SignedIn.class);
  }

  @Test
  void tell_of_four_guesses_at_once_that_they_were_wrong_and_of_no_more() {
    add("ann", Role.OPERATOR);
    Queue<Attempt> answers = new ConcurrentLinkedQueue<>();
    Together.run(GUESSES, number -> answers.add(attempt(number, "guess number " + number)));
    assertThat(answers).filteredOn(Attempt.Refused.class::isInstance).hasSize(User.FAILURES_MAX - 1);
    assertThat(answers).filteredOn(Attempt.Locked.class::isInstance).hasSize(GUESSES - User.FAILURES_MAX + 1);
    assertThat(attempt(0, PASSWORD)).isInstanceOf(Attempt.Locked.class);
  }

  @Test
  void end_a_session_on_both_within_a_second() {
    add("ann", Role.OPERATOR);
    Instant began = stores.get(0).find("ann").orElseThrow().sessionsFrom();
    assertThat(Await.answer(doors.get(1).current("ann", began))).isPresent();
    assertThat(Await.answer(keeper(0).signOut("ann", BY))).isInstanceOf(Edit.Edited.class);
    assertThat(Await.answer(doors.get(0).current("ann", began))).isEmpty();
    time.advance(Duration.ofMillis(1_001));
    assertThat(Await.answer(doors.get(1).current("ann", began))).isEmpty();
  }

  @Test
  void make_one_first_admin_who_has_the_password_that_was_told() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    Together.run(8, number -> new BootstrapAdmin(stores.get(number % 2), hashes, time, new Random(number)).generate().ifPresent(told::add));
    assertThat(told).hasSize(1);
    assertThat(stores.get(1).list(null, 9)).singleElement()
        .matches(user -> user.isLocalAdmin() && hashes.matches(told.element(), user.passwordHash()));
  }

  @Test
  void keep_one_of_two_admins_who_disable_each_other() {
    for (int round = 0; round < 20; round++) {
      POOL.execute("TRUNCATE console_user");
      add("a0", Role.ADMIN);
      add("a1", Role.ADMIN);
      Queue<Edit> edits = new ConcurrentLinkedQueue<>();
      Together.run(2, number -> edits.add(Await.answer(keeper(number).disable("a" + (1 - number), true, BY))));
      assertThat(edits).hasSize(2).filteredOn(new Edit.LastAdmin()::equals).hasSize(1);
    }
  }

  private Attempt attempt(int number, String password) {
    return Await.answer(doors.get(number % 2).signIn("ann", password, "192.0.2.7"));
  }

  private void add(String name, Role role) {
    assertThat(stores.get(0).insert(User.local(name, role, hashes.hash(PASSWORD), false, time.instant()), BY)).isTrue();
  }

  private UserAuthenticator door(int node) {
    return new UserAuthenticator(stores.get(node), known.get(node), passwords, CONTEXTS.get(node).getBean(AuditTrail.class), Runnable::run,
        time);
  }

  private UserKeeper keeper(int node) {
    return new UserKeeper(stores.get(node), known.get(node), passwords, Runnable::run, time);
  }
}
