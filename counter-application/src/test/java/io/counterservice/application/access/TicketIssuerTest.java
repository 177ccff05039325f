package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.application.port.in.IssueTickets.IssuedTicket;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryTicketStore;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.AccessDecision.Denied;
import io.counterservice.domain.access.AccessDecision.Granted;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TicketIssuerTest {
  private static final SecretDigest FIRST = new SecretDigest("1".repeat(64));
  private static final SecretDigest SECOND = new SecretDigest("2".repeat(64));
  private static final ApiKey KEY = watcher("k", null);
  private static final long SEED = 7;
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore keyStore = new InMemoryApiKeyStore();
  private final InMemoryRatePlanStore planStore = new InMemoryRatePlanStore(keyStore);
  private final KeyDirectory directory = new KeyDirectory(keyStore, new KnownPlans(planStore, "basic"), KeyDirectory.Limits.DEFAULT,
      time::nanoTime, Runnable::run);
  private final InMemoryTicketStore store = new InMemoryTicketStore();
  private final TicketIssuer tickets = new TicketIssuer(store, directory,
      new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), Runnable::run, time, new Random(SEED));

  @BeforeEach
  void fill() {
    assertThat(keyStore.insert(KEY, Caller.SERVICE)).isTrue();
    directory.refresh();
  }

  @Test
  void lets_in_once_with_the_key_and_its_plan() {
    var basic = new RatePlan("basic", 1, 1, null);
    assertThat(planStore.insert(basic, Caller.SERVICE, NOW)).isTrue();
    directory.refresh();
    IssuedTicket ticket = issue(KEY);
    assertThat(ticket.presented()).matches("[A-Za-z0-9_-]{43}");
    assertThat(ticket.expiresAt()).isEqualTo(NOW.plus(IssueTickets.LIFETIME));
    assertThat(answer(tickets.redeem(ticket.presented()))).isEqualTo(new Granted(KEY, basic));
    assertThat(redeemed(ticket)).isEqualTo(new Denied());
  }

  @Test
  void issues_another_ticket_each_time_and_shows_none() {
    IssuedTicket first = issue(KEY);
    assertThat(issue(KEY).presented()).isNotEqualTo(first.presented());
    assertThat(first.toString()).doesNotContain(first.presented());
    assertThat(TicketText.next(new Random(SEED)).toString()).doesNotContain(first.presented());
  }

  @Test
  void is_good_until_the_instant_it_expires() {
    IssuedTicket late = issue(KEY);
    IssuedTicket tooLate = issue(KEY);
    time.advance(IssueTickets.LIFETIME.minusNanos(1_000));
    directory.refresh();
    assertThat(redeemed(late)).isInstanceOf(Granted.class);
    time.advance(Duration.ofNanos(1_000));
    assertThat(redeemed(tooLate)).isEqualTo(new Denied());
  }

  @Test
  void denies_what_is_no_ticket_without_asking() {
    store.breakDown();
    for (String text : new String[] {"", "x", "x".repeat(42), "x".repeat(44), "x".repeat(42) + "!", SampleKeys.presented("k")})
      assertThat(answer(tickets.redeem(text))).as(text).isEqualTo(new Denied());
  }

  @Test
  void denies_where_the_key_would_not_be_let_in() {
    assertThat(deniedAfter(key -> key.revoked(NOW))).isTrue();
    assertThat(deniedAfter(key -> patch(Set.of(Scope.COUNTERS_READ)).applyTo(key))).isTrue();
    assertThat(deniedAfter(key -> patch(Set.of(Scope.ADMIN)).applyTo(key))).isFalse();
    assertThat(deniedAfter(_ -> watcher("k", NOW))).isTrue();
  }

  @Test
  void denies_after_a_rotation_or_the_end_of_one() {
    assertThat(deniedAfter(key -> key.rotated(SECOND, NOW.plusSeconds(60)))).isTrue();
    ApiKey rotated = KEY.rotated(SECOND, NOW.plusSeconds(5));
    assertThat(keyStore.update("k", _ -> rotated, Caller.SERVICE, NOW)).isPresent();
    directory.refresh();
    IssuedTicket before = issue(rotated);
    IssuedTicket across = issue(rotated);
    assertThat(redeemed(before)).isInstanceOf(Granted.class);
    time.advance(Duration.ofSeconds(5));
    assertThat(redeemed(across)).isEqualTo(new Denied());
    assertThat(redeemed(issue(rotated))).isInstanceOf(Granted.class);
  }

  @Test
  void waits_for_a_refresh_where_the_key_was_made_elsewhere_a_moment_ago() {
    ApiKey fresh = watcher("fresh", null);
    assertThat(keyStore.insert(fresh, Caller.SERVICE)).isTrue();
    var answer = tickets.redeem(issue(fresh).presented()).toCompletableFuture();
    assertThat(answer).isNotDone();
    directory.refresh();
    assertThat(answer.join()).isInstanceOf(Granted.class);
  }

  @Test
  void is_unavailable_and_leaves_the_ticket_while_keys_cannot_be_decided_on() {
    IssuedTicket ticket = issue(KEY);
    keyStore.breakDown();
    time.advance(Duration.ofSeconds(6));
    assertUnavailable(tickets.redeem(ticket.presented()));
    assertUnavailable(tickets.redeem("no ticket"));
    keyStore.repair();
    directory.refresh();
    assertThat(redeemed(ticket)).isInstanceOf(Granted.class);
  }

  @Test
  void is_unavailable_while_the_store_or_the_next_refresh_fails() {
    IssuedTicket ticket = issue(KEY);
    IssuedTicket ofUnknown = issue(watcher("unknown", null));
    store.breakDown();
    assertUnavailable(tickets.issue(KEY));
    assertUnavailable(tickets.redeem(ticket.presented()));
    store.repair();
    var waiting = tickets.redeem(ofUnknown.presented());
    keyStore.breakDown();
    directory.refresh();
    assertUnavailable(waiting);
  }

  private boolean deniedAfter(UnaryOperator<ApiKey> change) {
    assertThat(keyStore.update("k", _ -> KEY, Caller.SERVICE, NOW)).isPresent();
    IssuedTicket ticket = issue(KEY);
    assertThat(keyStore.update("k", change, Caller.SERVICE, NOW)).isPresent();
    directory.refresh();
    return redeemed(ticket).equals(new Denied());
  }

  private AccessDecision redeemed(IssuedTicket ticket) {
    var answer = tickets.redeem(ticket.presented()).toCompletableFuture();
    directory.refresh();
    return answer(answer);
  }

  private IssuedTicket issue(ApiKey key) {
    return answer(tickets.issue(key));
  }

  private static <T> T answer(CompletionStage<T> stage) {
    assertThat(stage.toCompletableFuture()).isCompleted();
    return stage.toCompletableFuture().join();
  }

  private static void assertUnavailable(CompletionStage<?> stage) {
    assertThatThrownBy(stage.toCompletableFuture()::join).isInstanceOf(CompletionException.class).cause()
        .isInstanceOfSatisfying(UnavailableException.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.DATABASE));
  }

  private static KeyPatch patch(Set<Scope> scopes) {
    return new KeyPatch(null, scopes, null, null, null, null);
  }

  private static ApiKey watcher(String id, @Nullable Instant expiresAt) {
    return new ApiKey(id, id, FIRST, null, Set.of(Scope.LIVE_READ), NamePattern.ALL, Set.of(), null, NOW, expiresAt, null);
  }
}
