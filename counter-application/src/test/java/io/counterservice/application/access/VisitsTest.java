package io.counterservice.application.access;

import static io.counterservice.application.access.SampleUsers.BY;
import static io.counterservice.application.access.SampleUsers.OTHER_PASSWORD;
import static io.counterservice.application.access.SampleUsers.PASSWORD;
import static io.counterservice.application.access.SampleUsers.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.SignIn.Attempt;
import io.counterservice.application.port.in.SignIn.PasswordChange;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the audit trail tells of sign-ins. */
@Timeout(60)
class VisitsTest {
  private static final String ADDRESS = "192.0.2.7";
  private static final Caller ANN = new Caller(Actor.user("ann"), ADDRESS);
  private static final Caller SOMEBODY = Caller.anonymous(ADDRESS);
  private final SampleUsers users = new SampleUsers();

  @Test
  void tells_of_who_came_in_and_of_a_wrong_password() {
    User _ = users.local("ann", Role.OPERATOR);
    attempt("ann", OTHER_PASSWORD);
    attempt("ann", PASSWORD);
    assertThat(visits()).containsExactly(entry(AuditAction.SIGN_IN_REFUSED, "ann", SOMEBODY), entry(AuditAction.SIGNED_IN, "ann", ANN));
    assertThat(visits().toString()).doesNotContain(PASSWORD, OTHER_PASSWORD);
  }

  @Test
  void keeps_no_text_that_can_be_no_name() {
    attempt("hush hush", PASSWORD);
    attempt("\u0000", PASSWORD);
    attempt("nobody", PASSWORD);
    assertThat(visits()).extracting(AuditEntry::subject).containsExactly("", "", "nobody");
    assertThat(visits()).extracting(AuditEntry::by).containsOnly(SOMEBODY);
  }

  @Test
  void tells_of_unknown_names_ten_times_in_any_minute() {
    for (int second = 0; second < 60; second++) {
      attempt("nobody" + second, PASSWORD);
      users.time.advance(Duration.ofSeconds(1));
    }
    assertThat(visits()).hasSize(Visits.EACH_MINUTE_MAX);
    attempt("nobody", PASSWORD);
    attempt("nobody", PASSWORD);
    assertThat(visits()).hasSize(Visits.EACH_MINUTE_MAX + 1);
    User _ = users.local("ann", Role.OPERATOR);
    attempt("ann", OTHER_PASSWORD);
    assertThat(visits()).as("somebody whom there is").hasSize(Visits.EACH_MINUTE_MAX + 2);
  }

  @Test
  void tells_of_a_user_who_is_locked_ten_times_in_any_minute() {
    User _ = users.local("ann", Role.OPERATOR);
    for (int time = 0; time < 100; time++)
      attempt("ann", OTHER_PASSWORD);
    assertThat(visits()).hasSize(User.FAILURES_MAX + Visits.EACH_MINUTE_MAX);
  }

  @Test
  void lets_nobody_in_whose_coming_cannot_be_told() {
    User ann = users.local("ann", Role.OPERATOR);
    users.trail.breakDown();
    assertThat(Await.reason(users.authenticator.signIn("ann", PASSWORD, ADDRESS))).isEqualTo(Reason.DATABASE);
    assertThat(Await.reason(users.authenticator.signIn("nobody", PASSWORD, ADDRESS))).isEqualTo(Reason.DATABASE);
    assertThat(Await.reason(users.authenticator.admit("eve", Role.VIEWER, PROVIDER, ANN))).isEqualTo(Reason.DATABASE);
    assertThat(users.find("ann")).isEqualTo(ann);
  }

  @Test
  void tells_of_who_is_vouched_for_elsewhere() {
    Caller eve = new Caller(Actor.user("eve"), ADDRESS);
    Await.answer(users.authenticator.admit("eve", Role.VIEWER, PROVIDER, eve));
    Await.answer(users.authenticator.admit("eve", Role.VIEWER, "https://other.example", eve));
    Await.answer(users.authenticator.admit("not a name", Role.VIEWER, PROVIDER, eve));
    assertThat(visits()).containsExactly(entry(AuditAction.SIGNED_IN, "eve", eve), entry(AuditAction.SIGN_IN_REFUSED, "eve", SOMEBODY),
        entry(AuditAction.SIGN_IN_REFUSED, "", SOMEBODY));
  }

  @Test
  void tells_of_a_wrong_password_at_a_change_as_of_who_is_signed_in() {
    User _ = users.local("ann", Role.OPERATOR);
    PasswordChange refused = Await.answer(users.authenticator.changePassword("ann", OTHER_PASSWORD, "something else", ANN));
    assertThat(refused).isEqualTo(new PasswordChange.WrongPassword());
    assertThat(Await.answer(users.authenticator.changePassword("ann", PASSWORD, OTHER_PASSWORD, ANN)))
        .isInstanceOf(PasswordChange.Changed.class);
    assertThat(visits()).containsExactly(entry(AuditAction.SIGN_IN_REFUSED, "ann", ANN));
    assertThat(users.trail.list(AuditQuery.newest(1)).getFirst().entry()).isEqualTo(entry(AuditAction.PASSWORD_CHANGED, "ann", ANN));
  }

  @Test
  void tells_of_a_disabled_user_and_of_a_right_password_in_vain() {
    User _ = users.local("ann", Role.OPERATOR);
    Await.answer(users.keeper.disable("ann", true, BY));
    assertThat(attempt("ann", PASSWORD)).isEqualTo(new Attempt.Refused());
    assertThat(visits()).containsExactly(entry(AuditAction.SIGN_IN_REFUSED, "ann", SOMEBODY));
  }

  private Attempt attempt(String name, String password) {
    return Await.answer(users.authenticator.signIn(name, password, ADDRESS));
  }

  private AuditEntry entry(AuditAction action, String subject, Caller by) {
    return Audit.of(action, subject, by, users.time.instant());
  }

  /** The sign-ins and refusals, from the first to the last. */
  private List<AuditEntry> visits() {
    return users.trail.list(AuditQuery.newest(100)).reversed().stream().map(AuditRecord::entry)
        .filter(entry -> entry.action() == AuditAction.SIGNED_IN || entry.action() == AuditAction.SIGN_IN_REFUSED).toList();
  }
}
