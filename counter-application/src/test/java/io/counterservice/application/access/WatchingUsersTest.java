package io.counterservice.application.access;

import static io.counterservice.application.access.SampleUsers.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryTicketStore;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.AccessDecision.Denied;
import io.counterservice.domain.access.AccessDecision.Granted;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.User;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users of the console watch live values with tickets, as long as their sessions go on. */
class WatchingUsersTest {
  private final SampleUsers users = new SampleUsers();
  private final User ann = users.local("ann", Role.VIEWER);
  private final InMemoryApiKeyStore keyStore = new InMemoryApiKeyStore();
  private final KeyDirectory directory = new KeyDirectory(keyStore, new KnownPlans(new InMemoryRatePlanStore(keyStore), "basic"),
      KeyDirectory.Limits.DEFAULT, users.time::nanoTime, Runnable::run);
  private final TicketIssuer tickets = new TicketIssuer(new InMemoryTicketStore(), directory, users.known, Runnable::run, users.time,
      new Random(3));
  private final KeyAuthenticator keys = new KeyAuthenticator(directory, users.known, users.time);

  @BeforeEach
  void know() {
    directory.refresh();
  }

  @Test
  void a_ticket_lets_a_user_watch_every_counter_once() {
    String ticket = ticket();
    assertThat(redeem(ticket)).isInstanceOfSatisfying(Granted.class, granted -> {
      assertThat(granted.key().actor().isUser()).isTrue();
      assertThat(granted.key().allows(Scope.LIVE_READ)).isTrue();
      assertThat(granted.key().allows(Scope.COUNTERS_WRITE)).isFalse();
      assertThat(granted.key().pattern().covers("")).isTrue();
      assertThat(granted.plan()).isNull();
    });
    assertThat(redeem(ticket)).isEqualTo(new Denied());
  }

  @Test
  void a_ticket_ends_with_the_sessions_of_its_user() {
    String early = ticket();
    change(user -> user.signedOut(users.time.instant().plusSeconds(1)));
    assertThat(redeem(early)).isEqualTo(new Denied());
    String late = ticket();
    change(user -> user.disabled(true, users.time.instant()));
    assertThat(redeem(late)).isEqualTo(new Denied());
  }

  @Test
  void watching_ends_a_second_after_the_session() {
    ApiKey watching = ApiKey.watching(ann);
    assertThat(keys.mayGoOn(watching, users.time.instant())).as("nobody was asked for yet").isTrue();
    assertThat(keys.mayGoOn(watching, users.time.instant())).isTrue();
    change(user -> user.signedOut(users.time.instant().plusSeconds(1)));
    users.time.advance(KnownUsers.FRESH.plusNanos(1));
    boolean _ = keys.mayGoOn(watching, users.time.instant());
    assertThat(keys.mayGoOn(watching, users.time.instant())).isFalse();
  }

  @Test
  void watching_goes_on_while_the_store_is_away() {
    ApiKey watching = ApiKey.watching(ann);
    assertThat(keys.mayGoOn(watching, users.time.instant())).isTrue();
    users.store.breakDown();
    users.time.advance(KnownUsers.TRUSTED.multipliedBy(2));
    assertThat(keys.mayGoOn(watching, users.time.instant())).isTrue();
  }

  private String ticket() {
    IssueTickets.IssuedTicket issued = Await.answer(tickets.issue(ApiKey.watching(users.find("ann"))));
    return issued.presented();
  }

  private AccessDecision redeem(String ticket) {
    return Await.answer(tickets.redeem(ticket));
  }

  private void change(UnaryOperator<User> change) {
    var _ = users.store.update("ann", change, BY, users.time.instant());
  }
}
