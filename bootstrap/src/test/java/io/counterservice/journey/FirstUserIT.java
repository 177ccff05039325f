package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.ManageUsers;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.application.port.in.SignIn.Attempt;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import io.counterservice.testing.RunningService;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Somebody can sign in once the service has started; below the wire, through the ports that the console uses. */
class FirstUserIT {
  private static final String PASSWORD = "correct horse";
  private static final int MANY = 100;

  @Test
  void has_the_password_of_the_setting_and_keeps_it() throws Exception {
    try (var service = RunningService.start("--counter.bootstrap.admin-password=" + PASSWORD)) {
      SignIn door = service.part(SignIn.class);
      User admin = ((Attempt.SignedIn) answer(door, "admin", PASSWORD)).user();
      assertThat(admin).matches(user -> user.role() == Role.ADMIN && !user.mustChangePassword());
      assertThat(answer(door, "admin", "battery staple")).isEqualTo(new Attempt.Refused());
      assertThat(answer(door, "nobody", PASSWORD)).isEqualTo(new Attempt.Refused());
      assertThat(door.current("admin", admin.sessionsFrom()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isPresent();
      assertThat(door.current("admin", admin.createdAt().minusSeconds(1)).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEmpty();
      refusesMoreThanItCanLookAt(door);
    }
  }

  @Test
  void must_change_a_password_that_was_made_for_it() throws Exception {
    List<User> users = RunningService.shared().part(ManageUsers.class).list(null, 9).toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(users).filteredOn(user -> user.name().equals("admin")).singleElement().matches(User::mustChangePassword);
  }

  @Test
  void has_no_hash_in_the_log_even_where_the_database_refuses_a_row() {
    var log = (Logger) LoggerFactory.getLogger("io.counterservice");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    try {
      UserStore store = RunningService.shared().part(UserStore.class);
      Instant at = Instant.EPOCH;
      var odd = new User("odd", Role.VIEWER, null, "hush-hush", false, 99, null, at, at, null);
      assertThatThrownBy(() -> store.insert(odd, new Caller(Actor.user("admin"), null))).isInstanceOf(UnavailableException.class);
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).anyMatch(line -> line.contains("violates check constraint"))
        .noneMatch(line -> line.contains("hush"));
  }

  /** At once, and without a thread of whoever asks. */
  private static void refusesMoreThanItCanLookAt(SignIn door) {
    List<CompletableFuture<Attempt>> attempts = IntStream.range(0, MANY)
        .mapToObj(number -> door.signIn("stranger" + number, PASSWORD, null).toCompletableFuture()).toList();
    assertThat(attempts).filteredOn(CompletableFuture::isCompletedExceptionally).hasSizeGreaterThan(MANY / 2)
        .allSatisfy(attempt -> assertThat(attempt.exceptionNow()).isInstanceOfSatisfying(UnavailableException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED)));
  }

  private static Attempt answer(SignIn door, String name, String password) throws Exception {
    return door.signIn(name, password, "127.0.0.1").toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
