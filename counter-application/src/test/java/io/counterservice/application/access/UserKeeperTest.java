package io.counterservice.application.access;

import static io.counterservice.application.access.SampleUsers.BY;
import static io.counterservice.application.access.SampleUsers.OTHER_PASSWORD;
import static io.counterservice.application.access.SampleUsers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.ManageUsers.Creation;
import io.counterservice.application.port.in.ManageUsers.Edit;
import io.counterservice.application.port.in.ManageUsers.NewUser;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.access.PasswordRule;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class UserKeeperTest {
  private final SampleUsers users = new SampleUsers();

  @Test
  void makes_a_user_who_must_change_the_password() {
    User made = User.local("ann", Role.OPERATOR, "?", true, users.time.instant());
    assertThat(create("ann", PASSWORD)).isInstanceOf(Creation.Created.class);
    User ann = users.find("ann");
    assertThat(ann).usingRecursiveComparison().ignoringFields("passwordHash").isEqualTo(made);
    assertThat(users.hashes.matches(PASSWORD, ann.passwordHash())).isTrue();
    assertThat(create("ann", OTHER_PASSWORD)).isEqualTo(new Creation.NameTaken());
    assertThat(users.find("ann")).isEqualTo(ann);
  }

  @Test
  void makes_nobody_with_a_password_that_breaks_a_rule() {
    assertThat(create("ann", "too short")).isEqualTo(new Creation.BrokenRule(PasswordRule.LONG));
    assertThat(create("ann", "p".repeat(73))).isEqualTo(new Creation.BrokenRule(PasswordRule.SHORT));
    assertThat(create("ann.of.example", "ann.of.example")).isEqualTo(new Creation.BrokenRule(PasswordRule.NOT_THE_NAME));
    assertThat(users.store.list(null, 1)).isEmpty();
    assertThatThrownBy(() -> new NewUser("a b", Role.VIEWER, PASSWORD)).hasMessageStartingWith("name must have");
    assertThat(new NewUser("ann", Role.VIEWER, PASSWORD)).hasToString("NewUser[ann VIEWER]");
  }

  @Test
  void lists_and_finds_users() {
    User ann = users.local("ann", Role.VIEWER);
    User bob = users.elsewhere("bob", Role.VIEWER);
    assertThat(Await.answer(users.keeper.list(null, 9))).containsExactly(ann, bob);
    assertThat(Await.answer(users.keeper.list("ann", 9))).containsExactly(bob);
    assertThat(Await.answer(users.keeper.find("bob"))).isEqualTo(Optional.of(bob));
    assertThat(Await.answer(users.keeper.find("nobody"))).isEmpty();
  }

  @Test
  void changes_a_role_and_ends_every_session() {
    User before = users.local("ann", Role.VIEWER);
    User after = edited(users.keeper.changeRole("ann", Role.OPERATOR, BY));
    assertThat(after.role()).isEqualTo(Role.OPERATOR);
    assertThat(users.find("ann")).isEqualTo(after);
    assertThat(after.admits(before.sessionsFrom())).isFalse();
  }

  @Test
  void disables_and_enables() {
    User before = users.local("ann", Role.VIEWER);
    assertThat(edited(users.keeper.disable("ann", true, BY)).disabledAt()).isEqualTo(users.time.instant());
    User again = edited(users.keeper.disable("ann", false, BY));
    assertThat(again.isDisabled()).isFalse();
    assertThat(again.admits(before.sessionsFrom())).isFalse();
  }

  @Test
  void gives_another_password_that_must_be_changed() {
    User before = users.local("ann", Role.VIEWER);
    assertThat(Await.answer(users.keeper.resetPassword("ann", "too short", BY))).isEqualTo(new Edit.BrokenRule(PasswordRule.LONG));
    User after = edited(users.keeper.resetPassword("ann", OTHER_PASSWORD, BY));
    assertThat(after.mustChangePassword()).isTrue();
    assertThat(users.hashes.matches(OTHER_PASSWORD, after.passwordHash())).isTrue();
    assertThat(after.admits(before.sessionsFrom())).isFalse();
  }

  @Test
  void ends_every_session_of_one() {
    User ann = users.local("ann", Role.VIEWER);
    User bob = users.local("bob", Role.VIEWER);
    assertThat(edited(users.keeper.signOut("ann", BY)).admits(ann.sessionsFrom())).isFalse();
    assertThat(users.find("bob")).isEqualTo(bob);
  }

  @Test
  void keeps_the_last_admin() {
    User root = users.local("root", Role.ADMIN);
    User _ = users.elsewhere("else", Role.ADMIN);
    assertThat(Await.answer(users.keeper.changeRole("root", Role.OPERATOR, BY))).isEqualTo(new Edit.LastAdmin());
    assertThat(Await.answer(users.keeper.disable("root", true, BY))).isEqualTo(new Edit.LastAdmin());
    assertThat(users.find("root")).isEqualTo(root);
  }

  @Test
  void leaves_to_the_provider_what_it_decides_on() {
    User bob = users.elsewhere("bob", Role.VIEWER);
    assertThat(Await.answer(users.keeper.changeRole("bob", Role.ADMIN, BY))).isEqualTo(new Edit.SignsInElsewhere(bob));
    assertThat(Await.answer(users.keeper.resetPassword("bob", PASSWORD, BY))).isEqualTo(new Edit.SignsInElsewhere(bob));
    assertThat(users.find("bob")).isEqualTo(bob);
    assertThat(edited(users.keeper.disable("bob", true, BY)).isDisabled()).isTrue();
    assertThat(edited(users.keeper.signOut("bob", BY)).admits(bob.sessionsFrom())).isFalse();
  }

  @Test
  void knows_nobody_of_another_name() {
    for (var edit : List.of(users.keeper.changeRole("x", Role.ADMIN, BY), users.keeper.disable("x", true, BY),
        users.keeper.resetPassword("x", PASSWORD, BY), users.keeper.signOut("x", BY)))
      assertThat(Await.answer(edit)).isEqualTo(new Edit.Unknown());
  }

  @Test
  void fails_where_the_store_does() {
    users.store.breakDown();
    for (CompletionStage<?> stage : List.<CompletionStage<?>>of(users.keeper.list(null, 1), users.keeper.find("ann"),
        users.keeper.create(new NewUser("ann", Role.VIEWER, PASSWORD), BY), users.keeper.signOut("ann", BY)))
      assertThat(Await.reason(stage)).isEqualTo(Reason.DATABASE);
  }

  private Creation create(String name, String password) {
    return Await.answer(users.keeper.create(new NewUser(name, Role.OPERATOR, password), BY));
  }

  private static User edited(CompletionStage<Edit> edit) {
    if (Await.answer(edit) instanceof Edit.Edited(User user))
      return user;
    throw new AssertionError("not edited: " + Await.answer(edit));
  }
}
