package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.application.port.out.RatePlanStore.Deletion;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RatePlanStore} does. */
@Timeout(60)
public abstract class RatePlanStoreContract {
  protected static final RatePlan GOLD = new RatePlan("gold", 100, 200, 10_000L);
  private static final RatePlan SILVER = new RatePlan("silver", 10, 20, null);
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private RatePlanStore store;
  private ApiKeyStore keys;

  /** A store of its own for each test. */
  protected abstract RatePlanStore emptyStore();

  /** The trail that it writes to, empty at first. */
  protected abstract AuditTrail trail();

  /** The keys beside that store; none at first. */
  protected abstract ApiKeyStore emptyKeys();

  @BeforeEach
  void open() {
    store = emptyStore();
    keys = emptyKeys();
  }

  @Test
  void keeps_every_part_of_a_plan() {
    var most = new RatePlan("most", RatePlan.OPERATIONS_PER_SECOND_MAX, RatePlan.BURST_MAX, RatePlan.OPERATIONS_PER_DAY_MAX);
    for (RatePlan plan : List.of(GOLD, SILVER, most)) {
      assertThat(store.insert(plan, Caller.SERVICE, NOW)).isTrue();
      assertThat(store.find(plan.name())).contains(plan);
    }
    assertThat(store.find("Gold")).isEmpty();
  }

  @Test
  void lists_all_in_byte_order() {
    for (String name : List.of("b", "a", "B", "1", "a-"))
      assertThat(store.insert(new RatePlan(name, 1, 1, null), Caller.SERVICE, NOW)).isTrue();
    assertThat(store.list()).extracting(RatePlan::name).containsExactly("1", "B", "a", "a-", "b");
  }

  @Test
  void refuses_a_name_that_is_taken() {
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    assertThat(store.insert(new RatePlan("gold", 1, 1, null), Caller.SERVICE, NOW)).isFalse();
    assertThat(store.list()).containsExactly(GOLD);
  }

  @Test
  void replaces_a_plan_that_is_there_and_no_other() {
    assertThat(store.replace(GOLD, Caller.SERVICE, NOW)).isFalse();
    assertThat(store.list()).isEmpty();
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    var other = new RatePlan("gold", 1, 2, null);
    assertThat(store.replace(other, Caller.SERVICE, NOW)).isTrue();
    assertThat(store.list()).containsExactly(other);
  }

  @Test
  void replaces_a_plan_as_long_as_it_is_as_it_was() {
    var other = new RatePlan("gold", 1, 2, null);
    assertThat(store.replace(GOLD, other, Caller.SERVICE, NOW)).as("none").isFalse();
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    assertThat(store.replace(other, other, Caller.SERVICE, NOW)).as("another").isFalse();
    assertThat(store.list()).containsExactly(GOLD);
    assertThat(store.replace(GOLD, other, Caller.SERVICE, NOW)).isTrue();
    assertThat(store.delete("gold", Caller.SERVICE, NOW).plan()).contains(other);
    assertThat(store.replace(other, GOLD, Caller.SERVICE, NOW)).as("deleted").isFalse();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void of_several_who_replace_the_same_plan_one_does() {
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    var winners = new ConcurrentLinkedQueue<RatePlan>();
    Together.run(6, thread -> {
      var mine = new RatePlan("gold", thread + 1L, 50, null);
      if (store.replace(GOLD, mine, Caller.SERVICE, NOW))
        winners.add(mine);
    });
    assertThat(store.list()).containsExactlyElementsOf(winners);
    assertThat(trail().list(AuditQuery.newest(10))).hasSize(2);
  }

  @Test
  void deletes_a_plan_that_no_key_has() {
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    assertThat(keys.insert(key("none", null), Caller.SERVICE)).isTrue();
    assertThat(keys.insert(key("other", "silver"), Caller.SERVICE)).isTrue();
    assertThat(store.delete("gold", Caller.SERVICE, NOW)).isEqualTo(new Deletion(Optional.of(GOLD), 0));
    assertThat(store.list()).isEmpty();
    assertThat(store.delete("gold", Caller.SERVICE, NOW)).isEqualTo(new Deletion(Optional.empty(), 0));
  }

  @Test
  void keeps_a_plan_that_keys_have() {
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    assertThat(keys.insert(key("a", "gold"), Caller.SERVICE)).isTrue();
    assertThat(keys.insert(key("b", "gold"), Caller.SERVICE)).isTrue();
    assertThat(store.delete("gold", Caller.SERVICE, NOW)).isEqualTo(new Deletion(Optional.empty(), 2));
    assertThat(store.list()).containsExactly(GOLD);
  }

  @Test
  void lets_revoked_keys_hold_no_plan() {
    assertThat(store.insert(GOLD, Caller.SERVICE, NOW)).isTrue();
    assertThat(keys.insert(key("a", "gold").revoked(NOW), Caller.SERVICE)).isTrue();
    assertThat(store.delete("gold", Caller.SERVICE, NOW).plan()).contains(GOLD);
  }

  @Test
  void tells_the_audit_trail_of_each_change_once() {
    Caller by = new Caller(Actor.user("anna"), "192.0.2.7");
    var slower = new RatePlan("gold", 1, 1, null);
    assertThat(store.insert(GOLD, by, NOW)).isTrue();
    assertThat(store.insert(slower, by, NOW)).isFalse();
    assertThat(store.replace(GOLD, by, NOW)).isTrue();
    assertThat(store.replace(slower, by, NOW)).isTrue();
    assertThat(store.replace(SILVER, by, NOW)).isFalse();
    assertThat(store.delete("gold", by, NOW).plan()).contains(slower);
    assertThat(store.delete("gold", by, NOW).plan()).isEmpty();
    assertThat(trail().list(AuditQuery.newest(10)).reversed()).extracting(AuditRecord::entry)
        .containsExactly(Audit.of(null, GOLD, by, NOW), Audit.of(GOLD, slower, by, NOW), Audit.of(slower, null, by, NOW));
  }

  private static ApiKey key(String id, @Nullable String ratePlan) {
    return new ApiKey(id, id, new SecretDigest("a".repeat(64)), null, Set.of(Scope.COUNTERS_READ), NamePattern.ALL, Set.of(), ratePlan, NOW,
        null,
        null);
  }
}
