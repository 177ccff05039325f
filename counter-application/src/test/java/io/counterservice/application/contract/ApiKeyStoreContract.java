package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.ApiKeyStore.Changes;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import io.counterservice.domain.access.WebOrigin;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ApiKeyStore} does. */
@Timeout(60)
public abstract class ApiKeyStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final int ALL = 1_000;
  private ApiKeyStore store;

  /** A store of its own for each test. */
  protected abstract ApiKeyStore emptyStore();

  /** The trail that it writes to, empty at first. */
  protected abstract AuditTrail trail();

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @Test
  void keeps_every_part_of_a_key() {
    var retiring = new ApiKey.Retiring(digest('b'), NOW.plusSeconds(60));
    var full = new ApiKey("Full1", "shop till \u00e9", digest('a'), retiring, EnumSet.allOf(Scope.class), new NamePattern("shop.*"),
        Set.of(WebOrigin.ANY, new WebOrigin("https://shop.example")), "gold",
        NOW, NOW.plusSeconds(3_600), NOW.plusSeconds(7));
    assertThat(store.insert(full, Caller.SERVICE)).isTrue();
    assertThat(store.insert(key("Plain"), Caller.SERVICE)).isTrue();
    assertThat(store.find("Full1")).contains(full);
    assertThat(store.find("Plain")).contains(key("Plain"));
    assertThat(store.changesAfter(0, ALL).keys()).containsExactly(full, key("Plain"));
  }

  @Test
  void keeps_a_key_without_any_scope() {
    var none = new ApiKey("none", "none", digest('a'), null, Set.of(), NamePattern.ALL, Set.of(), null, NOW, null, null);
    assertThat(store.insert(none, Caller.SERVICE)).isTrue();
    assertThat(store.find("none")).contains(none);
  }

  @Test
  void refuses_an_id_that_is_taken() {
    assertThat(store.insert(key("taken"), Caller.SERVICE)).isTrue();
    long last = store.changesAfter(0, ALL).last();
    assertThat(store.insert(key("taken").revoked(NOW), Caller.SERVICE)).isFalse();
    assertThat(store.find("taken")).contains(key("taken"));
    assertThat(store.changesAfter(last, ALL)).isEqualTo(new Changes(List.of(), last));
  }

  @Test
  void tells_ids_apart_by_case() {
    assertThat(store.insert(key("a"), Caller.SERVICE)).isTrue();
    assertThat(store.insert(key("A"), Caller.SERVICE)).isTrue();
    assertThat(store.find("b")).isEmpty();
  }

  @Test
  void lists_in_byte_order_page_by_page() {
    for (String id : List.of("b", "a", "B", "1", "aa"))
      assertThat(store.insert(key(id), Caller.SERVICE)).isTrue();
    assertThat(ids(store.list(null, 3))).containsExactly("1", "B", "a");
    assertThat(ids(store.list("a", 3))).containsExactly("aa", "b");
    assertThat(store.list("b", 3)).isEmpty();
  }

  @Test
  void replaces_a_key_by_what_the_function_makes_of_it() {
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    ApiKey rotated = key("k").rotated(digest('c'), NOW.plusSeconds(5));
    assertThat(store.update("k", key -> key.rotated(digest('c'), NOW.plusSeconds(5)), Caller.SERVICE, NOW)).contains(rotated);
    assertThat(store.find("k")).contains(rotated);
    assertThat(store.update("unknown", key -> key.revoked(NOW), Caller.SERVICE, NOW)).isEmpty();
  }

  @Test
  void gives_a_change_that_changes_nothing_no_number() {
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    long last = store.changesAfter(0, ALL).last();
    assertThat(store.update("k", key -> key, Caller.SERVICE, NOW)).contains(key("k"));
    assertThat(store.changesAfter(last, ALL).keys()).isEmpty();
  }

  @Test
  void changes_nothing_where_the_function_throws() {
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    var failure = new IllegalStateException("on purpose");
    assertThatThrownBy(() -> store.update("k", _ -> {
      throw failure;
    }, Caller.SERVICE, NOW)).isSameAs(failure);
    assertThat(store.find("k")).contains(key("k"));
  }

  @Test
  void tells_what_changed_since_in_order_of_change() {
    for (String id : List.of("c", "b", "a"))
      assertThat(store.insert(key(id), Caller.SERVICE)).isTrue();
    Changes first = store.changesAfter(0, 2);
    assertThat(ids(first.keys())).containsExactly("c", "b");
    Changes second = store.changesAfter(first.last(), 2);
    assertThat(ids(second.keys())).containsExactly("a");
    assertThat(store.update("c", key -> key.revoked(NOW), Caller.SERVICE, NOW)).isPresent();
    Changes third = store.changesAfter(second.last(), 2);
    assertThat(third.keys()).containsExactly(key("c").revoked(NOW));
    assertThat(store.changesAfter(third.last(), 2)).isEqualTo(new Changes(List.of(), third.last()));
  }

  @Test
  void makes_one_first_key_however_many_ask_at_once() throws Exception {
    List<Boolean> made = atOnce(
        IntStream.range(0, 8).<Callable<Boolean>>mapToObj(n -> () -> store.insertFirst(key("k" + n), Caller.SERVICE)).toList());
    assertThat(made).containsOnlyOnce(true);
    assertThat(store.list(null, ALL)).hasSize(1);
  }

  @Test
  void makes_no_first_key_beside_a_revoked_one() {
    assertThat(store.insert(key("old").revoked(NOW), Caller.SERVICE)).isTrue();
    assertThat(store.insertFirst(key("k"), Caller.SERVICE)).isFalse();
  }

  @Test
  void loses_neither_of_two_changes_of_one_key() throws Exception {
    for (int round = 0; round < 20; round++) {
      String id = "k" + round;
      assertThat(store.insert(key(id), Caller.SERVICE)).isTrue();
      List<Boolean> _ = atOnce(List.of(() -> store.update(id, key -> key.revoked(NOW), Caller.SERVICE, NOW).isPresent(),
          () -> store.update(id, key -> key.rotated(digest('c'), NOW), Caller.SERVICE, NOW).isPresent()));
      assertThat(store.find(id)).contains(key(id).rotated(digest('c'), NOW).revoked(NOW));
    }
  }

  /** Writers insert at once while a reader follows by change number, as every node does. */
  @Test
  void hides_no_change_behind_a_number_given_out() throws Exception {
    int writers = 6;
    int each = 40;
    var tasks = new ArrayList<Callable<Boolean>>();
    for (int writer = 0; writer < writers; writer++) {
      String prefix = "w" + writer + "n";
      tasks.add(() -> IntStream.range(0, each).allMatch(n -> store.insert(key(prefix + n), Caller.SERVICE)));
    }
    tasks.add(() -> follow(writers * each));
    assertThat(atOnce(tasks)).containsOnly(true);
  }

  @Test
  void tells_the_audit_trail_of_each_change_once() {
    Caller by = new Caller(Actor.user("anna"), "192.0.2.7");
    ApiKey key = key("k");
    assertThat(store.insertFirst(key, by)).isTrue();
    assertThat(store.insertFirst(key("l"), by)).isFalse();
    assertThat(store.insert(key, by)).isFalse();
    assertThat(store.update("k", same -> same, by, NOW)).isPresent();
    assertThat(store.update("unknown", same -> same.revoked(NOW), by, NOW)).isEmpty();
    ApiKey rotated = store.update("k", same -> same.rotated(digest('c'), NOW), by, NOW).orElseThrow();
    ApiKey revoked = store.update("k", same -> same.revoked(NOW), by, NOW.plusSeconds(1)).orElseThrow();
    assertThat(store.insert(key("l"), by)).isTrue();
    assertThat(entries()).containsExactly(Audit.of(null, key, by, key.createdAt()), Audit.of(key, rotated, by, NOW),
        Audit.of(rotated, revoked, by, NOW.plusSeconds(1)), Audit.of(null, key("l"), by, key.createdAt()));
    assertThat(entries().toString()).doesNotContain(digest('a').hex(), digest('c').hex());
  }

  @Test
  void changes_at_once_stand_in_the_order_in_which_they_were_made() {
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    Together.run(4, thread -> {
      for (int n = 0; n < 10; n++) {
        var rename = new KeyPatch("name " + thread + "." + n, null, null, null, null, null);
        assertThat(store.update("k", rename::applyTo, Caller.SERVICE, NOW)).isPresent();
      }
    });
    String name = "key k";
    for (AuditEntry edit : entries().subList(1, 41)) {
      assertThat(edit.before()).isEqualTo(Map.of("name", name));
      name = edit.after().get("name");
    }
    assertThat(entries()).hasSize(41);
  }

  /** From the first to the last. */
  private List<AuditEntry> entries() {
    return trail().list(AuditQuery.newest(ALL)).reversed().stream().map(AuditRecord::entry).toList();
  }

  private boolean follow(int expected) {
    Set<String> seen = new HashSet<>();
    long last = 0;
    while (seen.size() < expected) {
      Changes changes = store.changesAfter(last, 10);
      ids(changes.keys()).forEach(id -> assertThat(seen.add(id)).isTrue());
      last = changes.last();
      if (changes.keys().isEmpty() && store.list(null, ALL).size() == expected)
        return store.changesAfter(last, ALL).keys().size() == expected - seen.size();
    }
    return true;
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      var results = new ArrayList<T>();
      for (Future<T> result : threads.invokeAll(tasks))
        results.add(result.get());
      return results;
    }
  }

  /** A key with few parts; not secret. */
  protected static ApiKey key(String id) {
    return new ApiKey(id, "key " + id, digest('a'), null, Set.of(Scope.COUNTERS_READ), NamePattern.ALL, Set.of(), null,
        NOW.minus(Duration.ofDays(1)),
        null, null);
  }

  private static SecretDigest digest(char digit) {
    return new SecretDigest(String.valueOf(digit).repeat(64));
  }

  private static List<String> ids(List<ApiKey> keys) {
    return keys.stream().map(ApiKey::id).toList();
  }
}
