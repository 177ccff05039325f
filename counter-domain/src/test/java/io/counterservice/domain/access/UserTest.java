package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final User ANN = User.local("ann", Role.ADMIN, "hash", false, NOW);

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "\u00e9", "a\n", "user:a"})
  void refuses_a_name_that_is_none(String name) {
    assertThatThrownBy(() -> User.local(name, Role.VIEWER, "hash", false, NOW)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name must have 1 to 64");
    assertThat(User.isName("a".repeat(65))).isFalse();
    assertThat(User.isName("Ann.O-1_2@example+x")).isTrue();
  }

  @Test
  void has_a_password_here_or_signs_in_elsewhere() {
    assertThatThrownBy(() -> new User("ann", Role.VIEWER, "https://id.example", "hash", false, 0, null, NOW, NOW, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new User("ann", Role.VIEWER, null, null, false, 0, null, NOW, NOW, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(User.elsewhere("ann", Role.ADMIN, "https://id.example", NOW).hasPassword()).isFalse();
  }

  @Test
  void is_locked_for_a_quarter_of_an_hour_after_five_wrong_passwords_in_a_row() {
    User four = tried(ANN, 4);
    assertThat(four.isLocked(NOW)).isFalse();
    User five = four.tried(false, LATER);
    assertThat(five.lockedUntil()).isEqualTo(LATER.plus(Duration.ofMinutes(15)));
    assertThat(five.isLocked(LATER)).isTrue();
    assertThat(five.isLocked(LATER.plus(Duration.ofMinutes(15)))).isFalse();
  }

  @Test
  void changes_nothing_while_it_is_locked_not_even_by_the_right_password() {
    User locked = tried(ANN, 5);
    assertThat(locked.tried(true, LATER)).isEqualTo(locked);
    assertThat(locked.tried(false, LATER)).isEqualTo(locked);
  }

  @Test
  void begins_to_count_anew_after_the_right_password_and_after_a_lock() {
    assertThat(tried(tried(ANN, 4).tried(true, NOW), 4).isLocked(NOW)).isFalse();
    Instant after = NOW.plus(User.LOCKED);
    User again = tried(ANN, 5).tried(false, after);
    assertThat(again.failures()).isEqualTo(1);
    assertThat(again.isLocked(after)).isFalse();
  }

  @Test
  void takes_no_password_of_who_is_kept_out_for_right() {
    User out = ANN.disabled(true, NOW);
    assertThat(out.tried(true, LATER)).isEqualTo(out.tried(false, LATER));
  }

  @Test
  void ends_every_session_by_what_changes_who_one_is() {
    for (UnaryOperator<User> change : List.<UnaryOperator<User>>of(user -> user.withPassword("next", true, LATER),
        user -> user.withRole(Role.VIEWER, LATER), user -> user.signedOut(LATER),
        user -> user.disabled(true, LATER).disabled(false, LATER))) {
      User after = change.apply(ANN);
      assertThat(after.admits(NOW)).isFalse();
      assertThat(after.admits(after.sessionsFrom())).isTrue();
    }
    assertThat(ANN.withRole(Role.ADMIN, LATER)).isEqualTo(ANN);
    assertThat(ANN.disabled(true, LATER).admits(LATER.plusSeconds(9))).isFalse();
  }

  @Test
  void ends_sessions_whatever_the_clock_says() {
    User after = ANN.signedOut(NOW.minusSeconds(9));
    assertThat(after.sessionsFrom()).isAfter(NOW);
    assertThat(after.signedOut(NOW).admits(after.sessionsFrom())).isFalse();
  }

  @Test
  void lets_in_again_who_is_locked_or_disabled() {
    assertThat(tried(ANN, 5).disabled(false, NOW).isLocked(NOW)).isFalse();
    assertThat(tried(ANN, 5).withPassword("next", true, NOW).isLocked(NOW)).isFalse();
    assertThat(ANN.disabled(true, NOW).disabled(false, LATER).isDisabled()).isFalse();
    assertThat(ANN.disabled(false, LATER)).isEqualTo(ANN);
    assertThat(ANN.disabled(true, NOW).disabled(true, LATER).disabledAt()).isEqualTo(NOW);
  }

  @Test
  void is_a_local_admin_while_nothing_keeps_it_from_being_one() {
    assertThat(ANN.isLocalAdmin()).isTrue();
    assertThat(tried(ANN, 5).isLocalAdmin()).isTrue();
    assertThat(ANN.withRole(Role.OPERATOR, LATER).isLocalAdmin()).isFalse();
    assertThat(ANN.disabled(true, LATER).isLocalAdmin()).isFalse();
    assertThat(User.elsewhere("ann", Role.ADMIN, "https://id.example", NOW).isLocalAdmin()).isFalse();
  }

  @Test
  void shows_no_hash() {
    assertThat(ANN).hasToString("User[ann ADMIN]");
  }

  private static User tried(User user, int times) {
    User tried = user;
    for (int time = 0; time < times; time++)
      tried = tried.tried(false, NOW);
    return tried;
  }
}
