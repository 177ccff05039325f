package io.counterservice.application.access;

import static io.counterservice.application.access.SampleUsers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.AuditAction;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapAdminTest {
  private final SampleUsers users = new SampleUsers();
  private final BootstrapAdmin bootstrap = new BootstrapAdmin(users.store, users.hashes, users.time, new Random(1));

  @Test
  void makes_an_admin_with_the_password_of_the_setting_kept_as_it_is() {
    bootstrap.configure(PASSWORD);
    User admin = users.find("admin");
    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(admin.mustChangePassword()).isFalse();
    assertThat(users.hashes.matches(PASSWORD, admin.passwordHash())).isTrue();
  }

  @Test
  void makes_an_admin_and_a_password_to_be_changed() {
    String password = bootstrap.generate().orElseThrow();
    assertThat(password).matches("([2-9a-z]{5}-){3}[2-9a-z]{5}").isNotEqualTo(bootstrap.generate().orElse(""));
    assertThat(users.trail.list(AuditQuery.newest(9))).singleElement()
        .matches(made -> made.entry().by().equals(Caller.SERVICE) && made.entry().action() == AuditAction.USER_CREATED);
    User admin = users.find("admin");
    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(admin.mustChangePassword()).isTrue();
    assertThat(users.hashes.matches(password, admin.passwordHash())).isTrue();
  }

  @Test
  void lets_an_admin_in_again_who_lost_the_password_or_all_else() {
    users.local("admin", Role.ADMIN);
    users.local("other", Role.ADMIN);
    Instant at = users.time.instant();
    users.store.update("admin", user -> user.withRole(Role.VIEWER, at).disabled(true, at), Caller.SERVICE, at);
    String password = bootstrap.reset().orElseThrow();
    assertThat(users.find("admin")).matches(User::isLocalAdmin).matches(User::mustChangePassword)
        .matches(admin -> users.hashes.matches(password, admin.passwordHash()))
        .matches(admin -> admin.sessionsFrom().isAfter(at), "sessions are over");
    assertThat(users.trail.list(AuditQuery.newest(1)).getFirst().entry().by()).isEqualTo(Caller.SERVICE);
    assertThat(bootstrap.reset()).isPresent().isNotEqualTo(password);
  }

  @Test
  void makes_an_admin_for_whoever_has_none() {
    users.local("ann", Role.VIEWER);
    assertThat(bootstrap.reset()).isPresent();
    assertThat(users.find("admin").isLocalAdmin()).isTrue();
  }

  @Test
  void leaves_an_admin_alone_who_signs_in_elsewhere() {
    User admin = User.elsewhere("admin", Role.ADMIN, "https://id.example", users.time.instant());
    users.store.insert(admin, Caller.SERVICE);
    assertThat(bootstrap.reset()).isEmpty();
    assertThat(users.find("admin")).isEqualTo(admin);
  }

  @Test
  void changes_nothing_where_there_are_users() {
    User ann = users.local("ann", Role.VIEWER);
    bootstrap.configure(PASSWORD);
    assertThat(bootstrap.generate()).isEmpty();
    assertThat(users.store.list(null, 9)).containsExactly(ann);
  }

  @Test
  void gives_of_many_nodes_one_alone_the_password() {
    List<String> given = new CopyOnWriteArrayList<>();
    Together.run(8, number -> new BootstrapAdmin(users.store, users.hashes, users.time, new Random(number)).generate()
        .ifPresent(given::add));
    assertThat(given).hasSize(1);
    assertThat(users.hashes.matches(given.getFirst(), users.find("admin").passwordHash())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hush-hush", "hush-hush-0123456789012345678901234567890123456789012345678901234567890123"})
  void refuses_a_password_that_breaks_a_rule_and_names_the_setting_not_the_value(String password) {
    assertThatThrownBy(() -> BootstrapAdmin.requirePassword(password)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("counter.bootstrap.admin-password must have ").hasMessageNotContaining("hush");
    assertThatThrownBy(() -> bootstrap.configure(password)).isInstanceOf(IllegalArgumentException.class);
    assertThat(users.store.list(null, 1)).isEqualTo(List.of());
  }
}
