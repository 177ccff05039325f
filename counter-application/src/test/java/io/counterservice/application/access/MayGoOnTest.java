package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.KeyPatch.Assigned;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import io.counterservice.domain.access.WebOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who came in with a key may stay as long as the key would let them in again. */
class MayGoOnTest {
  private static final SecretDigest FIRST = digest('1');
  private static final SecretDigest SECOND = digest('2');
  private static final SecretDigest THIRD = digest('3');
  private static final ApiKey KEY = watcher("k", null);
  private final ManualTime time = new ManualTime(NOW);
  private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();
  private final KnownPlans plans = new KnownPlans(new InMemoryRatePlanStore(store), null);
  private final KeyDirectory directory = new KeyDirectory(store, plans, KeyDirectory.Limits.DEFAULT, time::nanoTime, Runnable::run);
  private final KeyAuthenticator keys = new KeyAuthenticator(directory,
      new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time);

  @BeforeEach
  void fill() {
    assertThat(store.insert(KEY, Caller.SERVICE)).isTrue();
    directory.refresh();
  }

  @Test
  void goes_on_with_a_key_that_is_what_it_was() {
    time.advance(Duration.ofDays(1));
    directory.refresh();
    assertThat(keys.mayGoOn(KEY, NOW)).isTrue();
  }

  @Test
  void goes_on_whatever_becomes_of_name_plan_and_other_scopes() {
    change(key -> patch("other", Set.of(Scope.LIVE_READ, Scope.COUNTERS_READ), null, new Assigned<>("gold")).applyTo(key));
    assertThat(keys.mayGoOn(KEY, NOW)).isTrue();
    change(key -> patch(null, Set.of(Scope.ADMIN), null, null).applyTo(key));
    assertThat(keys.mayGoOn(KEY, NOW)).isTrue();
  }

  @Test
  void ends_with_the_key() {
    change(key -> key.revoked(NOW));
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
    assertThat(keys.mayGoOn(watcher("unknown", null), NOW)).isFalse();
  }

  @Test
  void ends_at_the_instant_the_key_expires() {
    ApiKey brief = watcher("brief", NOW.plusSeconds(2));
    assertThat(store.insert(brief, Caller.SERVICE)).isTrue();
    directory.refresh();
    time.advance(Duration.ofSeconds(2).minusNanos(1));
    assertThat(keys.mayGoOn(brief, NOW)).isTrue();
    time.advance(Duration.ofNanos(1));
    assertThat(keys.mayGoOn(brief, NOW)).isFalse();
  }

  @Test
  void ends_where_the_key_may_watch_no_more_or_something_else() {
    change(key -> patch(null, Set.of(Scope.COUNTERS_READ), null, null).applyTo(key));
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
    change(key -> patch(null, Set.of(Scope.LIVE_READ), new NamePattern("shop.*"), null).applyTo(key));
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
  }

  @Test
  void ends_where_other_pages_may_watch() {
    change(key -> new KeyPatch(null, null, null, Set.of(WebOrigin.ANY), null, null).applyTo(key));
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
  }

  @Test
  void ends_when_the_secret_that_may_have_let_it_in_has_retired() {
    Instant until = NOW.plusSeconds(2);
    ApiKey rotated = KEY.rotated(SECOND, until);
    change(_ -> rotated);
    time.advance(Duration.ofSeconds(2).minusNanos(1));
    assertThat(keys.mayGoOn(KEY, NOW)).isTrue();
    assertThat(keys.mayGoOn(rotated, NOW)).isTrue();
    time.advance(Duration.ofNanos(1));
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
    assertThat(keys.mayGoOn(rotated, until.minusNanos(1))).isFalse();
    assertThat(keys.mayGoOn(rotated, until)).isTrue();
  }

  @Test
  void ends_at_once_when_the_rotation_leaves_no_overlap_wherever_it_was_let_in() {
    change(key -> key.rotated(SECOND, NOW));
    assertThat(keys.mayGoOn(KEY, NOW.minusSeconds(1))).isFalse();
    assertThat(keys.mayGoOn(KEY, NOW.plusMillis(400))).isFalse();
  }

  @Test
  void ends_when_a_second_rotation_cuts_the_first_secret_off() {
    ApiKey once = KEY.rotated(SECOND, NOW.plusSeconds(60));
    change(_ -> once.rotated(THIRD, NOW.plusSeconds(60)));
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
    assertThat(keys.mayGoOn(once, NOW)).isFalse();
  }

  @Test
  void goes_on_after_a_second_rotation_where_only_the_second_secret_can_have_let_it_in() {
    ApiKey once = KEY.rotated(SECOND, NOW.minusSeconds(1));
    change(_ -> once.rotated(THIRD, NOW.plusSeconds(60)));
    assertThat(keys.mayGoOn(once, NOW)).isTrue();
  }

  @Test
  void goes_on_while_what_is_known_of_keys_is_out_of_date() {
    change(key -> key.revoked(NOW));
    store.breakDown();
    time.advance(Duration.ofSeconds(6));
    directory.refresh();
    assertThat(keys.mayGoOn(KEY, NOW)).isTrue();
    store.repair();
    directory.refresh();
    assertThat(keys.mayGoOn(KEY, NOW)).isFalse();
  }

  private void change(UnaryOperator<ApiKey> change) {
    assertThat(store.update("k", change, Caller.SERVICE, NOW)).isPresent();
    directory.refresh();
  }

  private static KeyPatch patch(@Nullable String name, @Nullable Set<Scope> scopes, @Nullable NamePattern pattern,
      @Nullable Assigned<String> ratePlan) {
    return new KeyPatch(name, scopes, pattern, null, ratePlan, null);
  }

  private static ApiKey watcher(String id, @Nullable Instant expiresAt) {
    return new ApiKey(id, id, FIRST, null, Set.of(Scope.LIVE_READ), NamePattern.ALL, Set.of(), null, NOW, expiresAt, null);
  }

  private static SecretDigest digest(char digit) {
    return new SecretDigest(String.valueOf(digit).repeat(64));
  }
}
