package io.counterservice.application.access;

import static io.counterservice.application.access.SampleUsers.BY;
import static io.counterservice.application.access.SampleUsers.OTHER_PASSWORD;
import static io.counterservice.application.access.SampleUsers.PASSWORD;
import static io.counterservice.application.access.SampleUsers.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.SignIn.Admission;
import io.counterservice.application.port.in.SignIn.Attempt;
import io.counterservice.application.port.in.SignIn.PasswordChange;
import io.counterservice.application.port.out.PasswordHashes;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UserAuthenticatorTest {
  private final SampleUsers users = new SampleUsers();

  @Test
  void signs_in_with_the_right_password() {
    User ann = users.local("ann", Role.OPERATOR);
    assertThat(attempt("ann", PASSWORD)).isEqualTo(new Attempt.SignedIn(ann));
    assertThat(attempt("ann", OTHER_PASSWORD)).isEqualTo(new Attempt.Refused());
    assertThat(attempt("Ann", PASSWORD)).isEqualTo(new Attempt.Refused());
  }

  @Test
  void says_that_a_password_must_be_changed() {
    User _ = users.local("ann", Role.OPERATOR);
    Await.answer(users.keeper.resetPassword("ann", OTHER_PASSWORD, BY));
    assertThat(attempt("ann", OTHER_PASSWORD))
        .isInstanceOfSatisfying(Attempt.SignedIn.class, signedIn -> assertThat(signedIn.user().mustChangePassword()).isTrue());
  }

  @Test
  void locks_after_five_wrong_passwords_in_a_row_whatever_comes_then() {
    User _ = users.local("ann", Role.OPERATOR);
    for (int time = 1; time < User.FAILURES_MAX; time++)
      assertThat(attempt("ann", OTHER_PASSWORD)).isEqualTo(new Attempt.Refused());
    var locked = new Attempt.Locked(users.time.instant().plus(User.LOCKED));
    assertThat(attempt("ann", OTHER_PASSWORD)).isEqualTo(locked);
    users.time.advance(User.LOCKED.minusMillis(1));
    assertThat(attempt("ann", PASSWORD)).isEqualTo(locked);
    users.time.advance(Duration.ofMillis(1));
    assertThat(attempt("ann", PASSWORD)).isInstanceOf(Attempt.SignedIn.class);
  }

  @Test
  void counts_anew_after_the_right_password() {
    User _ = users.local("ann", Role.OPERATOR);
    for (int round = 0; round < 3; round++) {
      for (int time = 1; time < User.FAILURES_MAX; time++)
        assertThat(attempt("ann", OTHER_PASSWORD)).isEqualTo(new Attempt.Refused());
      assertThat(attempt("ann", PASSWORD)).isInstanceOf(Attempt.SignedIn.class);
    }
  }

  @Test
  void answers_five_of_many_guesses_at_once() {
    User _ = users.local("ann", Role.OPERATOR);
    Together.run(16, _ -> attempt("ann", OTHER_PASSWORD));
    assertThat(users.find("ann").isLocked(users.time.instant())).isTrue();
    assertThat(users.find("ann").failures()).isZero();
  }

  /** Who cannot sign in with a password looks the same to somebody who has none, however often one is tried. */
  @ParameterizedTest
  @ValueSource(strings = {"nobody", "elsewhere", "disabled"})
  void tells_nobody_which_names_there_are(String name) {
    User _ = users.local("ann", Role.OPERATOR);
    User _ = users.elsewhere("elsewhere", Role.OPERATOR);
    User _ = users.local("disabled", Role.OPERATOR);
    Await.answer(users.keeper.disable("disabled", true, BY));
    List<Attempt> known = attempts("ann");
    int comparisons = users.hashes.comparisons();
    assertThat(attempts(name)).isEqualTo(known);
    assertThat(users.hashes.comparisons()).isEqualTo(2 * comparisons);
  }

  @Test
  void compares_with_something_even_for_a_text_that_is_no_name() {
    assertThat(attempt("no name \u0000", PASSWORD)).isEqualTo(new Attempt.Refused());
    assertThat(users.hashes.comparisons()).isEqualTo(1);
  }

  @Test
  void forgets_strangers_when_there_are_too_many() {
    for (int time = 0; time < User.FAILURES_MAX; time++)
      attempt("nobody", PASSWORD);
    assertThat(attempt("nobody", PASSWORD)).isInstanceOf(Attempt.Locked.class);
    for (int number = 0; number < Strangers.NAMES_MAX; number++)
      attempt("stranger" + number, PASSWORD);
    assertThat(attempt("nobody", PASSWORD)).isEqualTo(new Attempt.Refused());
  }

  @Test
  void refuses_who_is_kept_out() {
    User _ = users.local("ann", Role.OPERATOR);
    Await.answer(users.keeper.disable("ann", true, BY));
    assertThat(attempt("ann", PASSWORD)).isEqualTo(new Attempt.Refused());
  }

  @Test
  void fails_where_the_store_does_and_counts_nothing() {
    User ann = users.local("ann", Role.OPERATOR);
    users.store.breakDown();
    assertThat(Await.reason(users.authenticator.signIn("ann", OTHER_PASSWORD, null))).isEqualTo(Reason.DATABASE);
    users.store.repair();
    assertThat(users.find("ann")).isEqualTo(ann);
  }

  @Test
  void fails_at_once_where_too_many_passwords_wait() {
    var full = new PasswordWork(users.hashes, _ -> {
      throw new UnavailableException(Reason.OVERLOADED);
    });
    var authenticator = new UserAuthenticator(users.store, users.known, full, users.trail, Runnable::run, users.time);
    assertThat(Await.reason(authenticator.signIn("ann", PASSWORD, null))).isEqualTo(Reason.OVERLOADED);
    assertThat(Await.reason(authenticator.changePassword("ann", PASSWORD, OTHER_PASSWORD, BY))).isEqualTo(Reason.OVERLOADED);
  }

  @Test
  void changes_a_password_and_ends_all_other_sessions() {
    User before = users.local("ann", Role.OPERATOR);
    Await.answer(users.keeper.resetPassword("ann", "for the first time", BY));
    User after = changed(change("for the first time", OTHER_PASSWORD));
    assertThat(after.mustChangePassword()).isFalse();
    assertThat(users.find("ann")).isEqualTo(after);
    assertThat(Await.answer(users.authenticator.current("ann", before.sessionsFrom()))).isEmpty();
    assertThat(Await.answer(users.authenticator.current("ann", after.sessionsFrom()))).contains(after);
    assertThat(attempt("ann", "for the first time")).isEqualTo(new Attempt.Refused());
    assertThat(attempt("ann", OTHER_PASSWORD)).isInstanceOf(Attempt.SignedIn.class);
  }

  @Test
  void takes_no_password_that_was_replaced_while_it_was_compared() {
    User _ = users.local("ann", Role.OPERATOR);
    var authenticator = authenticator(new ReplacingHashes(true));
    assertThat(Await.answer(authenticator.signIn("ann", PASSWORD, null))).isEqualTo(new Attempt.Refused());
    assertThat(users.find("ann").failures()).isEqualTo(1);
  }

  @Test
  void replaces_no_password_that_was_replaced_since_it_was_compared() {
    User _ = users.local("ann", Role.OPERATOR);
    var authenticator = authenticator(new ReplacingHashes(false));
    assertThat(Await.answer(authenticator.changePassword("ann", PASSWORD, OTHER_PASSWORD, BY)))
        .isEqualTo(new PasswordChange.WrongPassword());
    assertThat(users.find("ann").passwordHash()).isEqualTo("another");
  }

  @Test
  void counts_a_wrong_password_at_a_change_too() {
    User _ = users.local("ann", Role.OPERATOR);
    for (int time = 1; time < User.FAILURES_MAX; time++)
      assertThat(change(OTHER_PASSWORD, "something else")).isEqualTo(new PasswordChange.WrongPassword());
    Instant until = users.time.instant().plus(User.LOCKED);
    assertThat(change(OTHER_PASSWORD, "something else")).isEqualTo(new PasswordChange.Locked(until));
    assertThat(change(PASSWORD, OTHER_PASSWORD)).isEqualTo(new PasswordChange.Locked(until));
  }

  @Test
  void takes_no_password_that_breaks_a_rule() {
    User ann = users.local("ann.of.example", Role.OPERATOR);
    assertThat(users.hashes.comparisons()).isZero();
    for (var broken : List.of(PasswordRule.LONG, PasswordRule.SHORT, PasswordRule.NOT_THE_NAME, PasswordRule.NEW)) {
      String next = switch (broken) {
        case LONG -> "too short";
        case SHORT -> "p".repeat(73);
        case NOT_THE_NAME -> "Ann.of.Example";
        case NEW -> PASSWORD;
      };
      assertThat(Await.answer(users.authenticator.changePassword("ann.of.example", PASSWORD, next, BY)))
          .isEqualTo(new PasswordChange.BrokenRule(broken));
    }
    assertThat(users.find("ann.of.example")).isEqualTo(ann);
  }

  @Test
  void makes_a_user_of_who_is_vouched_for_and_gives_the_role_of_now() {
    User made = admitted(admit("ann", Role.VIEWER, PROVIDER));
    assertThat(users.find("ann")).isEqualTo(made);
    assertThat(made.role()).isEqualTo(Role.VIEWER);
    assertThat(admitted(admit("ann", Role.VIEWER, PROVIDER))).isEqualTo(made);
    User promoted = admitted(admit("ann", Role.ADMIN, PROVIDER));
    assertThat(promoted.role()).isEqualTo(Role.ADMIN);
    assertThat(Await.answer(users.authenticator.current("ann", made.sessionsFrom()))).isEmpty();
    assertThat(Await.answer(users.authenticator.current("ann", promoted.sessionsFrom()))).contains(promoted);
  }

  @Test
  void lets_nobody_take_the_name_of_another() {
    User ann = users.local("ann", Role.ADMIN);
    User bob = users.elsewhere("bob", Role.VIEWER);
    assertThat(admit("ann", Role.ADMIN, PROVIDER)).isEqualTo(new Admission.NameTaken());
    assertThat(admit("bob", Role.ADMIN, "https://other.example")).isEqualTo(new Admission.NameTaken());
    assertThat(admit("a b", Role.ADMIN, PROVIDER)).isEqualTo(new Admission.UnfitName());
    Await.answer(users.keeper.disable("bob", true, BY));
    assertThat(admit("bob", Role.ADMIN, PROVIDER)).isEqualTo(new Admission.Disabled());
    assertThat(users.find("ann")).isEqualTo(ann);
    assertThat(users.find("bob").role()).isEqualTo(bob.role());
  }

  @Test
  void admits_one_who_comes_for_the_first_time_twice_at_once() {
    Together.run(8, _ -> assertThat(admit("ann", Role.VIEWER, PROVIDER)).isInstanceOf(Admission.Admitted.class));
    assertThat(users.store.list(null, 9)).hasSize(1);
  }

  private UserAuthenticator authenticator(PasswordHashes slow) {
    return new UserAuthenticator(users.store, users.known, new PasswordWork(slow, Runnable::run), users.trail, Runnable::run,
        users.time);
  }

  /** Somebody else gives ann another password while hers is compared, or while the next is hashed. */
  private final class ReplacingHashes implements PasswordHashes {
    private final boolean early;

    ReplacingHashes(boolean early) {
      this.early = early;
    }

    @Override
    public String hash(String password) {
      replace(!early);
      return users.hashes.hash(password);
    }

    @Override
    public boolean matches(String password, @Nullable String hash) {
      replace(early);
      return users.hashes.matches(password, hash);
    }

    private void replace(boolean now) {
      if (now)
        users.store.update("ann", user -> user.withPassword("another", true, users.time.instant()), BY, users.time.instant());
    }
  }

  private List<Attempt> attempts(String name) {
    return IntStream.range(0, 2 * User.FAILURES_MAX).mapToObj(_ -> attempt(name, name.equals("ann") ? OTHER_PASSWORD : PASSWORD)).toList();
  }

  private Attempt attempt(String name, String password) {
    return Await.answer(users.authenticator.signIn(name, password, "192.0.2.7"));
  }

  private PasswordChange change(String former, String next) {
    return Await.answer(users.authenticator.changePassword("ann", former, next, BY));
  }

  private Admission admit(String name, Role role, String provider) {
    return Await.answer(users.authenticator.admit(name, role, provider, BY));
  }

  private static User changed(PasswordChange change) {
    return Stream.of(change).map(PasswordChange.Changed.class::cast).findAny().orElseThrow().user();
  }

  private static User admitted(Admission admission) {
    return Stream.of(admission).map(Admission.Admitted.class::cast).findAny().orElseThrow().user();
  }
}
