package io.counterservice.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import io.counterservice.domain.access.User;
import io.counterservice.domain.access.WebOrigin;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Decision;
import io.counterservice.domain.counter.LedgerRows;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456Z");
  private static final Instant LATER = NOW.plusSeconds(5);
  private static final Actor ANNA = Actor.user("anna");
  private static final CounterName STOCK = new CounterName("stock");
  private static final Caller BY = new Caller(ANNA, "192.0.2.7");
  private static final ApiKey KEY = new ApiKey("k1", "shop", digest('a'), null, Set.of(Scope.COUNTERS_WRITE, Scope.COUNTERS_READ),
      new NamePattern("shop.*"), Set.of(new WebOrigin("https://shop.example")), "gold", NOW, null, null);
  private static final RatePlan GOLD = new RatePlan("gold", 100, 200, 10_000L);
  private final Map<CounterName, Counter> counters = new HashMap<>();

  @Test
  void of_a_new_counter_all_is_told() {
    AuditEntry entry = only(create(10, "web"), "because");
    assertThat(entry).isEqualTo(new AuditEntry(NOW, BY, AuditAction.COUNTER_CREATED, "stock", new TreeMap<>(), new TreeMap<>(
        Map.of("min", "0", "max", "10", "initialValue", "2", "description", "", "public", "true", "label:team", "web", "value", "2",
            "reason", "because"))));
  }

  @Test
  void of_an_edit_only_what_differs_is_told() {
    only(create(10, "web"), null);
    AuditEntry edited = only(new Operation.Replace(definition(10, "ops"), 5L, null), null);
    assertThat(edited.action()).isEqualTo(AuditAction.COUNTER_EDITED);
    assertThat(edited.before()).isEqualTo(Map.of("label:team", "web", "value", "2"));
    assertThat(edited.after()).isEqualTo(Map.of("label:team", "ops", "value", "5"));
    AuditEntry same = only(new Operation.Replace(definition(10, "ops"), null, null), null);
    assertThat(same.before()).isEmpty();
    assertThat(same.after()).isEmpty();
    AuditEntry unlabelled = only(new Operation.Replace(CounterDefinition.DEFAULT, null, null), null);
    assertThat(unlabelled.before()).containsEntry("label:team", "ops").containsEntry("public", "true");
    assertThat(unlabelled.after()).doesNotContainKey("label:team").containsEntry("public", "false");
  }

  @Test
  void of_counting_the_value_is_told_even_where_it_stayed() {
    only(create(10, "web"), null);
    AuditEntry clamped = only(new Operation.Add(100, BoundPolicy.CLAMP), null);
    assertThat(clamped.action()).isEqualTo(AuditAction.COUNTER_CHANGED);
    assertThat(clamped.before()).isEqualTo(Map.of("value", "2"));
    assertThat(clamped.after()).isEqualTo(Map.of("value", "10"));
    AuditEntry still = only(new Operation.Add(1, BoundPolicy.CLAMP), "again");
    assertThat(still.before()).isEqualTo(Map.of("value", "10"));
    assertThat(still.after()).isEqualTo(Map.of("value", "10", "reason", "again"));
  }

  @Test
  void what_is_deleted_is_told_and_may_be_made_again_by_counting() {
    only(create(10, "web"), null);
    AuditEntry deleted = only(new Operation.Delete(), "old");
    assertThat(deleted.action()).isEqualTo(AuditAction.COUNTER_DELETED);
    assertThat(deleted.before()).containsEntry("value", "2").containsEntry("max", "10").hasSize(7);
    assertThat(deleted.after()).isEqualTo(Map.of("reason", "old"));
    AuditEntry revived = only(new Operation.Add(3, BoundPolicy.REJECT), null);
    assertThat(revived.action()).isEqualTo(AuditAction.COUNTER_CREATED);
    assertThat(revived.before()).isEmpty();
    assertThat(revived.after()).containsEntry("value", "3").containsEntry("min", Long.toString(Bounds.DEFAULT.minimum()));
  }

  @Test
  void of_a_key_each_change_is_told_and_no_secret() {
    List<AuditEntry> entries = new ArrayList<>();
    entries.add(entry(null, KEY));
    ApiKey renamed = new ApiKey("k1", "store", KEY.secret(), null, Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(), null, NOW, LATER, null);
    entries.add(entry(KEY, renamed));
    ApiKey rotated = renamed.rotated(digest('b'), LATER);
    entries.add(entry(renamed, rotated));
    entries.add(entry(rotated, rotated.revoked(LATER)));
    assertThat(entries).extracting(AuditEntry::action).containsExactly(AuditAction.KEY_CREATED, AuditAction.KEY_EDITED,
        AuditAction.KEY_ROTATED, AuditAction.KEY_REVOKED);
    assertThat(entries).allMatch(entry -> entry.subject().equals("k1") && entry.by().equals(BY) && entry.at().equals(LATER));
    assertThat(entries.get(0).after()).isEqualTo(Map.of("name", "shop", "scopes", "counters:read counters:write", "pattern", "shop.*",
        "origins", "https://shop.example", "ratePlan", "gold"));
    assertThat(entries.get(1).before()).isEqualTo(entries.get(0).after());
    assertThat(entries.get(1).after()).isEqualTo(Map.of("name", "store", "scopes", "admin", "pattern", "*", "expiresAt", LATER.toString()));
    assertThat(entries.get(2).before()).isEmpty();
    assertThat(entries.get(2).after()).isEqualTo(Map.of("oldSecretUntil", LATER.toString()));
    assertThat(entries.get(3).after()).isEqualTo(Map.of("revokedAt", LATER.toString()));
    assertThat(entries.toString()).doesNotContain(digest('a').hex(), digest('b').hex());
    assertThat(Audit.of(KEY, KEY, BY, NOW)).isNull();
  }

  @Test
  void of_a_plan_each_change_is_told() {
    var unlimited = new RatePlan("gold", 100, 200, null);
    assertThat(Audit.of(null, GOLD, BY, NOW)).isEqualTo(new AuditEntry(NOW, BY, AuditAction.PLAN_CREATED, "gold", new TreeMap<>(),
        new TreeMap<>(Map.of("operationsPerSecond", "100", "burst", "200", "operationsPerDay", "10000"))));
    assertThat(Audit.of(GOLD, unlimited, BY, NOW)).isEqualTo(new AuditEntry(NOW, BY, AuditAction.PLAN_REPLACED, "gold",
        new TreeMap<>(Map.of("operationsPerDay", "10000")), new TreeMap<>()));
    assertThat(Audit.of(unlimited, null, BY, NOW)).isEqualTo(new AuditEntry(NOW, BY, AuditAction.PLAN_DELETED, "gold",
        new TreeMap<>(Map.of("operationsPerSecond", "100", "burst", "200")), new TreeMap<>()));
    assertThat(Audit.of(GOLD, GOLD, BY, NOW)).isNull();
  }

  @Test
  void of_a_user_each_change_is_told_and_never_a_hash() {
    User bob = User.local("bob", Role.OPERATOR, "hash-one", true, NOW);
    User owned = bob.withPassword("hash-two", false, LATER);
    User locked = new User("bob", Role.OPERATOR, null, "hash-two", false, 0, LATER.plus(User.LOCKED), owned.sessionsFrom(), NOW, null);
    User freed = locked.disabled(false, LATER);
    User out = freed.disabled(true, LATER);
    List<AuditEntry> entries = List.of(entry(null, bob), entry(bob, owned), entry(locked, freed), entry(freed, out),
        entry(out, out.disabled(false, LATER)), entry(freed, freed.withRole(Role.ADMIN, LATER)), entry(locked, locked.signedOut(LATER)));
    assertThat(entries).extracting(AuditEntry::action).containsExactly(AuditAction.USER_CREATED, AuditAction.PASSWORD_CHANGED,
        AuditAction.USER_EDITED, AuditAction.USER_EDITED, AuditAction.USER_EDITED, AuditAction.USER_EDITED, AuditAction.SIGNED_OUT);
    assertThat(entries).extracting(AuditEntry::before).containsExactly(new TreeMap<>(), facts("mustChangePassword", "true"),
        facts("lockedUntil", LATER.plus(User.LOCKED).toString()), new TreeMap<>(), facts("disabledAt", LATER.toString()),
        facts("role", "operator"), new TreeMap<>());
    assertThat(entries).extracting(AuditEntry::after).containsExactly(
        new TreeMap<>(Map.of("role", "operator", "mustChangePassword", "true")),
        new TreeMap<>(), new TreeMap<>(), facts("disabledAt", LATER.toString()), new TreeMap<>(), facts("role", "admin"), new TreeMap<>());
    assertThat(entries).allMatch(entry -> entry.subject().equals("bob") && entry.by().equals(BY) && entry.at().equals(LATER));
    assertThat(entries.toString()).doesNotContain("hash-");
  }

  @Test
  void of_passwords_that_were_tried_nothing_is_told() {
    User bob = User.local("bob", Role.OPERATOR, "hash", true, NOW);
    User tried = bob;
    for (int time = 0; time < User.FAILURES_MAX; time++) {
      User next = tried.tried(false, NOW);
      assertThat(Audit.of(tried, next, BY, NOW)).isNull();
      tried = next;
    }
    assertThat(Audit.of(tried, tried.tried(true, NOW.plus(User.LOCKED)), BY, NOW)).as("the lock is over").isNull();
    assertThat(Audit.of(bob, bob, BY, NOW)).isNull();
    User ann = User.elsewhere("ann", Role.VIEWER, "https://id.example", NOW);
    assertThat(entry(null, ann).after()).isEqualTo(Map.of("role", "viewer", "provider", "https://id.example"));
  }

  @Test
  void an_action_is_found_by_what_is_written() {
    for (AuditAction action : AuditAction.values())
      assertThat(AuditAction.of(action.text())).isEqualTo(action);
    assertThat(AuditAction.of("KEY_CREATED")).isNull();
  }

  private static AuditEntry entry(@Nullable ApiKey before, ApiKey after) {
    return Objects.requireNonNull(Audit.of(before, after, BY, LATER));
  }

  private static AuditEntry entry(@Nullable User before, User after) {
    return Objects.requireNonNull(Audit.of(before, after, BY, LATER));
  }

  private static SortedMap<String, String> facts(String name, String value) {
    return new TreeMap<>(Map.of(name, value));
  }

  private AuditEntry only(Operation operation, @Nullable String reason) {
    var update = new Update(STOCK, operation, ANNA, null, null, reason, BY.address());
    Decision decision = new Batch(List.of(Request.of(update)), NOW, true).decide(new LedgerRows(counters, Map.of()));
    decision.counters().forEach(counter -> counters.put(counter.name(), counter));
    assertThat(decision.deeds()).hasSize(1);
    return Audit.of(decision.deeds().getFirst());
  }

  private static Operation create(long max, String team) {
    return new Operation.Create(definition(max, team));
  }

  private static CounterDefinition definition(long max, String team) {
    return new CounterDefinition(new Bounds(0, max), 2, "", new TreeMap<>(Map.of("team", team)), true);
  }

  private static SecretDigest digest(char digit) {
    return new SecretDigest(String.valueOf(digit).repeat(64));
  }
}
