package io.counterservice.application.access;

import static io.counterservice.application.access.SampleKeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageApiKeys.Creation;
import io.counterservice.application.port.in.ManageApiKeys.Edit;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.application.port.in.ManageApiKeys.NewKey;
import io.counterservice.application.port.in.ManageApiKeys.Rotation;
import io.counterservice.application.testing.InMemoryApiKeyStore;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.AccessDecision.Denied;
import io.counterservice.domain.access.AccessDecision.Granted;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.KeyPatch.Assigned;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeyIssuerTest {
  private static final NewKey SHOP = new NewKey(null, "shop", Set.of(Scope.COUNTERS_WRITE), new NamePattern("shop.*"), Set.of(), "gold",
      NOW.plusSeconds(60).plusNanos(789));
  private static final RatePlan GOLD = new RatePlan("gold", 100, 200, null);
  private final ManualTime time = new ManualTime(NOW.plusNanos(999));
  private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();
  private final InMemoryRatePlanStore plans = new InMemoryRatePlanStore(store);
  private final KeyDirectory directory = new KeyDirectory(store, new KnownPlans(plans, null), KeyDirectory.Limits.DEFAULT, time::nanoTime,
      Runnable::run).start();
  private final KeyAuthenticator keys = new KeyAuthenticator(directory,
      new KnownUsers(new InMemoryUserStore(), Runnable::run, System::nanoTime), time);
  private final ManageApiKeys issuer = new KeyIssuer(store, plans, new StoreWork(directory, Runnable::run), time, new Random(1));

  @BeforeEach
  void addPlan() {
    assertThat(plans.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void creates_a_key_that_works_when_it_is_answered() {
    IssuedKey issued = created();
    assertThat(presented(issued)).isEqualTo(new Granted(issued.key(), GOLD));
    assertThat(await(issuer.find(issued.key().id()))).contains(issued.key());
    assertThat(issued.key().name()).isEqualTo("shop");
    assertThat(issued.key().scopes()).containsExactly(Scope.COUNTERS_WRITE);
    assertThat(issued.key().pattern()).isEqualTo(new NamePattern("shop.*"));
    assertThat(issued.key().ratePlan()).isEqualTo("gold");
  }

  @Test
  void gives_a_key_no_plan_that_is_not_there() {
    var lead = new NewKey(null, "shop", Set.of(Scope.COUNTERS_WRITE), NamePattern.ALL, Set.of(), "lead", null);
    assertThat(await(issuer.create(lead, Caller.SERVICE))).isEqualTo(new Creation.UnknownPlan());
    var free = new NewKey(null, "shop", Set.of(Scope.COUNTERS_WRITE), NamePattern.ALL, Set.of(), RatePlan.NONE, null);
    assertThat(await(issuer.create(free, Caller.SERVICE))).isInstanceOf(Creation.Created.class);
    ApiKey key = created().key();
    assertThat(await(issuer.edit(key.id(), rename("new", "lead"), null, Caller.SERVICE))).isEqualTo(new Edit.UnknownPlan());
    assertThat(store.find(key.id())).contains(key);
  }

  @Test
  void makes_one_key_of_an_id_however_often_it_is_asked_for() {
    var wanted = new NewKey("Form1", "shop", Set.of(Scope.COUNTERS_WRITE), NamePattern.ALL, Set.of(), null, null);
    assertThat(await(issuer.create(wanted, Caller.SERVICE))).isInstanceOf(Creation.Created.class);
    ApiKey made = store.find("Form1").orElseThrow();
    assertThat(await(issuer.create(wanted, Caller.SERVICE))).isEqualTo(new Creation.IdTaken());
    assertThat(store.find("Form1")).contains(made);
    assertThatThrownBy(() -> new NewKey("form_1", "shop", Set.of(), NamePattern.ALL, Set.of(), null, null))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("id must be");
  }

  @Test
  void edits_a_key_so_that_it_is_another_when_that_is_answered() {
    IssuedKey issued = created();
    ApiKey edited = rename("new", RatePlan.NONE).applyTo(issued.key());
    assertThat(await(issuer.edit(issued.key().id(), rename("new", RatePlan.NONE), null, Caller.SERVICE)))
        .isEqualTo(new Edit.Edited(edited));
    assertThat(presented(issued)).isEqualTo(new Granted(edited, null));
    assertThat(await(issuer.edit("unknown", rename("new", null), null, Caller.SERVICE))).isEqualTo(new Edit.Unknown());
  }

  @Test
  void edits_no_key_beyond_its_pattern_and_none_that_is_revoked() {
    ApiKey key = created().key();
    var promotion = new KeyPatch(null, Set.of(Scope.ADMIN), null, null, null, null);
    assertThat(await(issuer.edit(key.id(), promotion, null, Caller.SERVICE))).isEqualTo(new Edit.WrongPattern());
    assertThat(store.find(key.id())).contains(key);
    var whole = new KeyPatch(null, Set.of(Scope.ADMIN), NamePattern.ALL, null, null, null);
    assertThat(await(issuer.edit(key.id(), whole, null, Caller.SERVICE))).isInstanceOf(Edit.Edited.class);
    ApiKey revoked = await(issuer.revoke(key.id(), Caller.SERVICE)).orElseThrow();
    assertThat(await(issuer.edit(key.id(), rename("new", null), null, Caller.SERVICE))).isEqualTo(new Edit.Revoked(revoked));
    assertThat(store.find(key.id())).contains(revoked);
  }

  @Test
  void of_several_edits_made_on_the_same_key_one_wins() {
    ApiKey key = created().key();
    var edits = new ConcurrentLinkedQueue<Edit>();
    Together.run(6, thread -> edits.add(await(issuer.edit(key.id(), rename("by " + thread, null), key, Caller.SERVICE))));
    ApiKey now = store.find(key.id()).orElseThrow();
    assertThat(edits).filteredOn(Edit.Edited.class::isInstance).containsExactly(new Edit.Edited(now));
    assertThat(edits).filteredOn(Edit.Stale.class::isInstance).hasSize(5).containsOnly(new Edit.Stale(now));
    assertThat(await(issuer.edit(key.id(), rename("again", null), now, Caller.SERVICE))).isInstanceOf(Edit.Edited.class);
  }

  @Test
  void prolongs_a_key_that_has_expired() {
    IssuedKey issued = created();
    time.advance(Duration.ofSeconds(60));
    assertThat(issued.key().isInForce(time.instant())).isFalse();
    var longer = new KeyPatch(null, null, null, null, null, new Assigned<>(null));
    assertThat(await(issuer.edit(issued.key().id(), longer, null, Caller.SERVICE))).isInstanceOf(Edit.Edited.class);
    assertThat(presented(issued)).isInstanceOf(Granted.class);
  }

  @Test
  void makes_no_key_that_may_make_keys_beyond_its_pattern() {
    NamePattern shop = new NamePattern("shop.*");
    assertThatThrownBy(() -> new NewKey(null, "shop", Set.of(Scope.ADMIN), shop, Set.of(), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pattern must be * with the scope admin");
    assertThat(new NewKey(null, "all", Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(), null, null).pattern()).isEqualTo(NamePattern.ALL);
  }

  @Test
  void keeps_instants_to_the_microsecond() {
    ApiKey key = created().key();
    assertThat(key.createdAt()).isEqualTo(NOW);
    assertThat(key.expiresAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void takes_another_id_where_one_is_taken() {
    RandomGenerator same = new Random(1);
    String first = new KeyMint(same).next().id();
    assertThat(store.insert(SampleKeys.key(first), Caller.SERVICE)).isTrue();
    assertThat(created().key().id()).isNotEqualTo(first);
  }

  @Test
  void stores_no_secret_and_shows_none() {
    IssuedKey issued = created();
    String secret = issued.presented().substring(issued.presented().lastIndexOf('_') + 1);
    assertThat(store.find(issued.key().id()).orElseThrow().toString()).doesNotContain(secret);
    assertThat(issued.toString()).doesNotContain(secret);
  }

  @Test
  void lists_a_page() {
    ApiKey key = created().key();
    assertThat(await(issuer.list(null, 10))).containsExactly(key);
    assertThat(await(issuer.list(key.id(), 10))).isEmpty();
  }

  @Test
  void rotates_with_overlap() {
    IssuedKey before = created();
    IssuedKey after = rotated(before.key().id(), Duration.ofSeconds(3));
    assertThat(after.key().retiring()).isEqualTo(new ApiKey.Retiring(before.key().secret(), NOW.plusSeconds(3)));
    assertThat(presented(before)).isInstanceOf(Granted.class);
    assertThat(presented(after)).isInstanceOf(Granted.class);
    time.advance(Duration.ofSeconds(3));
    assertThat(presented(before)).isEqualTo(new Denied());
    assertThat(presented(after)).isInstanceOf(Granted.class);
  }

  @Test
  void rotates_without_overlap_and_ends_a_secret_that_was_retiring() {
    IssuedKey first = created();
    IssuedKey second = rotated(first.key().id(), Duration.ofDays(1));
    IssuedKey third = rotated(first.key().id(), Duration.ZERO);
    assertThat(presented(first)).isEqualTo(new Denied());
    assertThat(presented(second)).isEqualTo(new Denied());
    assertThat(presented(third)).isInstanceOf(Granted.class);
  }

  @Test
  void ends_the_first_overlap_with_the_second_rotation() {
    IssuedKey first = created();
    IssuedKey second = rotated(first.key().id(), Duration.ofSeconds(30));
    IssuedKey third = rotated(first.key().id(), Duration.ofSeconds(3));
    assertThat(presented(first)).isEqualTo(new Denied());
    assertThat(presented(second)).isInstanceOf(Granted.class);
    assertThat(presented(third)).isInstanceOf(Granted.class);
  }

  @Test
  void rotates_neither_an_unknown_nor_a_revoked_nor_an_expired_key() {
    assertThat(await(issuer.rotate("unknown", Duration.ZERO, Caller.SERVICE))).isEqualTo(new Rotation.Unknown());
    ApiKey revoked = await(issuer.revoke(created().key().id(), Caller.SERVICE)).orElseThrow();
    ApiKey expired = created().key();
    time.advance(Duration.ofSeconds(60));
    for (ApiKey key : List.of(revoked, expired)) {
      assertThat(await(issuer.rotate(key.id(), Duration.ofDays(1), Caller.SERVICE))).isEqualTo(new Rotation.NotInForce(key));
      assertThat(store.find(key.id())).contains(key);
    }
  }

  @Test
  void refuses_an_overlap_out_of_range() {
    assertThatThrownBy(() -> issuer.rotate("k", Duration.ofNanos(-1), Caller.SERVICE)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> issuer.rotate("k", ManageApiKeys.OVERLAP_MAX.plusNanos(1), Caller.SERVICE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void revokes_a_key_so_that_it_is_denied_when_that_is_answered() {
    IssuedKey issued = created();
    assertThat(await(issuer.revoke(issued.key().id(), Caller.SERVICE)).orElseThrow().revokedAt()).isEqualTo(NOW);
    assertThat(presented(issued)).isEqualTo(new Denied());
  }

  @Test
  void keeps_the_first_instant_of_a_key_revoked_twice() {
    String id = created().key().id();
    ApiKey first = await(issuer.revoke(id, Caller.SERVICE)).orElseThrow();
    time.advance(Duration.ofSeconds(1));
    assertThat(await(issuer.revoke(id, Caller.SERVICE))).contains(first);
    assertThat(await(issuer.revoke("unknown", Caller.SERVICE))).isEmpty();
  }

  @Test
  void fails_where_the_store_fails() {
    store.breakDown();
    assertFailed(issuer.create(SHOP, Caller.SERVICE), Reason.DATABASE);
    assertFailed(issuer.list(null, 1), Reason.DATABASE);
    assertFailed(issuer.find("k"), Reason.DATABASE);
    assertFailed(issuer.rotate("k", Duration.ZERO, Caller.SERVICE), Reason.DATABASE);
    assertFailed(issuer.revoke("k", Caller.SERVICE), Reason.DATABASE);
  }

  @Test
  void is_overloaded_where_the_threads_refuse() {
    var refusing = new KeyIssuer(store, plans, new StoreWork(directory, _ -> {
      throw new RejectedExecutionException();
    }), time, new Random(1));
    assertFailed(refusing.create(SHOP, Caller.SERVICE), Reason.OVERLOADED);
  }

  private static KeyPatch rename(String name, @Nullable String ratePlan) {
    return new KeyPatch(name, null, null, null, new Assigned<>(ratePlan), null);
  }

  private IssuedKey created() {
    return ((Creation.Created) await(issuer.create(SHOP, Caller.SERVICE))).issued();
  }

  private IssuedKey rotated(String id, Duration overlap) {
    return ((Rotation.Rotated) await(issuer.rotate(id, overlap, Caller.SERVICE))).issued();
  }

  private AccessDecision presented(IssuedKey issued) {
    return await(keys.authenticate(issued.presented()));
  }

  private static void assertFailed(CompletionStage<?> stage, Reason reason) {
    assertThatThrownBy(() -> stage.toCompletableFuture().join()).isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(UnavailableException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
