package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static io.counterservice.application.access.SampleKeys.OTHER_SECRET;
import static io.counterservice.application.access.SampleKeys.key;
import static io.counterservice.application.access.SampleKeys.presented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.AccessDecision.Denied;
import io.counterservice.domain.access.AccessDecision.Granted;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeyAuthenticatorTest {
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();
  private final KnownPlans plans = new KnownPlans(new InMemoryRatePlanStore(store), null);
  private final List<Runnable> answers = new ArrayList<>();
  private final KeyDirectory directory = new KeyDirectory(store, plans, KeyDirectory.Limits.DEFAULT, time::nanoTime, answers::add);
  private final KeyAuthenticator keys = new KeyAuthenticator(directory,
      new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time);

  @BeforeEach
  void fill() {
    insert(key("known"));
    refresh();
  }

  @Test
  void grants_a_known_key_at_once() {
    assertThat(decision("known")).isEqualTo(new Granted(key("known"), null));
  }

  @Test
  void denies_a_wrong_secret_of_the_right_id() {
    assertThat(decidedAfterRefresh(presented("known", OTHER_SECRET))).isEqualTo(new Denied());
    assertThat(decidedAfterRefresh(presented("known") + "s")).isEqualTo(new Denied());
  }

  @Test
  void denies_the_secret_of_another_key() {
    insert(new ApiKey("other", "other", KeyText.of("other", OTHER_SECRET).secretDigest(), null, key("known").scopes(),
        key("known").pattern(), Set.of(), null, NOW, null, null));
    refresh();
    assertThat(decidedAfterRefresh(presented("known", OTHER_SECRET))).isEqualTo(new Denied());
    assertThat(decided(presented("other", OTHER_SECRET))).isInstanceOf(Granted.class);
  }

  @Test
  void denies_what_is_no_key_without_asking() {
    int before = store.refreshes();
    assertThat(decided("")).isEqualTo(new Denied());
    assertThat(decided("Basic dXNlcg==")).isEqualTo(new Denied());
    assertThat(store.refreshes()).isEqualTo(before);
  }

  @Test
  void honours_a_key_until_the_instant_it_expires() {
    Instant expiry = NOW.plusSeconds(2);
    insert(key("brief", expiry));
    refresh();
    time.advance(Duration.ofSeconds(2).minusNanos(1));
    assertThat(decision("brief")).isEqualTo(new Granted(key("brief", expiry), null));
    time.advance(Duration.ofNanos(1));
    assertThat(decision("brief")).isEqualTo(new Denied());
  }

  @Test
  void honours_a_retiring_secret_until_its_instant_and_the_new_one_at_once() {
    update("known", key -> key.rotated(KeyText.of("known", OTHER_SECRET).secretDigest(), NOW.plusSeconds(2)));
    refresh();
    time.advance(Duration.ofSeconds(2).minusNanos(1));
    assertThat(decision("known")).isInstanceOf(Granted.class);
    assertThat(decided(presented("known", OTHER_SECRET))).isInstanceOf(Granted.class);
    time.advance(Duration.ofNanos(1));
    assertThat(decision("known")).isEqualTo(new Denied());
    assertThat(decided(presented("known", OTHER_SECRET))).isInstanceOf(Granted.class);
  }

  @Test
  void denies_both_secrets_of_a_rotated_key_that_is_revoked() {
    update("known", key -> key.rotated(KeyText.of("known", OTHER_SECRET).secretDigest(), NOW.plusSeconds(60)).revoked(NOW));
    refresh();
    assertThat(decision("known")).isEqualTo(new Denied());
    assertThat(decided(presented("known", OTHER_SECRET))).isEqualTo(new Denied());
  }

  @Test
  void denies_a_retiring_secret_of_an_expired_key() {
    insert(key("brief", NOW.plusSeconds(1)));
    update("brief", key -> key.rotated(KeyText.of("brief", OTHER_SECRET).secretDigest(), NOW.plusSeconds(60)));
    refresh();
    time.advance(Duration.ofSeconds(1));
    assertThat(decision("brief")).isEqualTo(new Denied());
  }

  @Test
  void denies_a_key_revoked_elsewhere_from_the_next_refresh_on() {
    update("known", key -> key.revoked(NOW));
    assertThat(decision("known")).isInstanceOf(Granted.class);
    refresh();
    assertThat(decision("known")).isEqualTo(new Denied());
  }

  @Test
  void grants_a_secret_rotated_elsewhere_after_one_question() {
    update("known", key -> key.rotated(KeyText.of("known", OTHER_SECRET).secretDigest(), NOW.plusSeconds(60)));
    int before = store.refreshes();
    assertThat(decidedAfterRefresh(presented("known", OTHER_SECRET))).isInstanceOf(Granted.class);
    assertThat(store.refreshes()).isEqualTo(before + 1);
  }

  @Test
  void grants_a_key_made_elsewhere_after_one_question_for_all_who_wait() {
    insert(key("fresh"));
    int before = store.refreshes();
    List<CompletableFuture<AccessDecision>> waiting = new ArrayList<>();
    for (int n = 0; n < 100; n++)
      waiting.add(ask(presented("fresh")));
    CompletableFuture<AccessDecision> unknown = ask(presented("unknown"));
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    refresh();
    assertThat(waiting).allMatch(answer -> answer.join().equals(new Granted(key("fresh"), null)));
    assertThat(unknown.join()).isEqualTo(new Denied());
    assertThat(store.refreshes()).isEqualTo(before + 1);
  }

  @Test
  void denies_a_wrong_secret_of_a_key_made_elsewhere() {
    insert(key("fresh"));
    CompletableFuture<AccessDecision> answer = ask(presented("fresh", OTHER_SECRET));
    refresh();
    assertThat(answer.join()).isEqualTo(new Denied());
  }

  @Test
  void leaves_those_who_waited_to_the_threads_given() {
    CompletableFuture<AccessDecision> answer = ask(presented("unknown"));
    directory.refresh();
    assertThat(answer).isNotDone();
    runAnswers();
    assertThat(answer).isDone();
  }

  @Test
  void is_unavailable_before_anything_was_read() {
    var empty = new KeyDirectory(store, plans, KeyDirectory.Limits.DEFAULT, time::nanoTime, answers::add);
    assertUnavailable(new KeyAuthenticator(empty, new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time),
        presented("known"), Reason.DATABASE);
    assertUnavailable(new KeyAuthenticator(empty, new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time), "",
        Reason.DATABASE);
  }

  @Test
  void is_unavailable_once_what_it_knows_is_too_old_and_recovers() {
    store.breakDown();
    time.advance(Duration.ofSeconds(5));
    refresh();
    assertThat(decision("known")).isInstanceOf(Granted.class);
    time.advance(Duration.ofNanos(1));
    assertUnavailable(keys, presented("known"), Reason.DATABASE);
    assertUnavailable(keys, presented("unknown"), Reason.DATABASE);
    store.repair();
    refresh();
    assertThat(decision("known")).isInstanceOf(Granted.class);
  }

  @Test
  void is_unavailable_for_an_unknown_id_while_the_store_fails() {
    store.breakDown();
    CompletableFuture<AccessDecision> answer = ask(presented("unknown"));
    refresh();
    assertFailed(answer, Reason.DATABASE);
  }

  @Test
  void is_unavailable_for_an_unknown_id_where_no_refresh_comes() {
    var brief = new KeyDirectory.Limits(Duration.ofMillis(30), Duration.ofMillis(40));
    var alone = new KeyDirectory(store, plans, brief, time::nanoTime, answers::add);
    alone.refresh();
    CompletableFuture<AccessDecision> answer = new KeyAuthenticator(alone,
        new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time).authenticate(presented("unknown"))
        .toCompletableFuture();
    assertFailed(answer, Reason.DATABASE);
  }

  @Test
  void is_overloaded_for_an_unknown_id_where_the_threads_refuse() {
    var refusing = new KeyDirectory(store, plans, KeyDirectory.Limits.DEFAULT, time::nanoTime, _ -> {
      throw new RejectedExecutionException();
    });
    refusing.refresh();
    CompletableFuture<AccessDecision> answer = new KeyAuthenticator(refusing,
        new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time).authenticate(presented("unknown"))
        .toCompletableFuture();
    refusing.refresh();
    assertFailed(answer, Reason.OVERLOADED);
  }

  @Test
  void shows_no_secret_in_a_decision() {
    assertThat(decision("known").toString()).doesNotContain(SampleKeys.SECRET).doesNotContain(key("known").secret().hex());
  }

  private static void assertUnavailable(KeyAuthenticator keys, String presented, Reason reason) {
    assertFailed(keys.authenticate(presented).toCompletableFuture(), reason);
  }

  private static void assertFailed(CompletableFuture<AccessDecision> answer, Reason reason) {
    assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(UnavailableException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private AccessDecision decision(String id) {
    return decided(presented(id));
  }

  private AccessDecision decided(String presented) {
    CompletableFuture<AccessDecision> answer = ask(presented);
    assertThat(answer).isCompleted();
    return answer.join();
  }

  private AccessDecision decidedAfterRefresh(String presented) {
    CompletableFuture<AccessDecision> answer = ask(presented);
    assertThat(answer).isNotDone();
    refresh();
    return answer.join();
  }

  private CompletableFuture<AccessDecision> ask(String presented) {
    return keys.authenticate(presented).toCompletableFuture();
  }

  private void insert(ApiKey key) {
    assertThat(store.insert(key, Caller.SERVICE)).isTrue();
  }

  private void update(String id, UnaryOperator<ApiKey> change) {
    assertThat(store.update(id, change, Caller.SERVICE, NOW)).isPresent();
  }

  private void refresh() {
    directory.refresh();
    runAnswers();
  }

  private void runAnswers() {
    List.copyOf(answers).forEach(Runnable::run);
    answers.clear();
  }
}
