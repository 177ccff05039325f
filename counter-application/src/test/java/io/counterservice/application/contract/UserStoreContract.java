package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.UserStore;
import io.counterservice.application.port.out.UserStore.Update;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditEntry;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link UserStore} does. */
@Timeout(60)
public abstract class UserStoreContract {
  protected static final Caller BY = new Caller(Actor.user("root"), "192.0.2.7");
  protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final int THREADS = 8;
  private UserStore store;

  /** A store of its own for each test. */
  protected abstract UserStore emptyStore();

  /** The trail that it writes to, empty at first. */
  protected abstract AuditTrail trail();

  protected static User user(String name) {
    return User.local(name, Role.OPERATOR, "hash of " + name, true, NOW);
  }

  private static User admin(String name) {
    return User.local(name, Role.ADMIN, "hash of " + name, false, NOW);
  }

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @Test
  void keeps_every_part_of_a_user() {
    var full = new User("Full.1_@+-", Role.ADMIN, null, "hash", true, 4, NOW.plusSeconds(5), NOW.plusSeconds(3), NOW, NOW.plusSeconds(4));
    User elsewhere = User.elsewhere("else", Role.VIEWER, "https://id.example/realm", NOW);
    for (User user : List.of(full, elsewhere, user("plain"))) {
      assertThat(store.insert(user, BY)).isTrue();
      assertThat(store.find(user.name())).contains(user);
    }
  }

  @Test
  void refuses_a_name_that_is_taken() {
    assertThat(store.insert(user("taken"), BY)).isTrue();
    assertThat(store.insert(admin("taken"), BY)).isFalse();
    assertThat(store.list(null, 9)).containsExactly(user("taken"));
  }

  @Test
  void tells_names_apart_by_case_and_knows_no_text_that_is_no_name() {
    assertThat(store.insert(user("a"), BY)).isTrue();
    assertThat(store.insert(user("A"), BY)).isTrue();
    for (String name : List.of("b", "", "\u0000", "a\u0000", "a".repeat(65))) {
      assertThat(store.find(name)).isEmpty();
      assertThat(store.update(name, UnaryOperator.identity(), BY, NOW)).isEqualTo(new Update.Unknown());
    }
  }

  @Test
  void lists_in_byte_order_page_by_page() {
    for (String name : List.of("b", "a", "B", "1", "a-"))
      assertThat(store.insert(user(name), BY)).isTrue();
    assertThat(store.list(null, 3)).extracting(User::name).containsExactly("1", "B", "a");
    assertThat(store.list("a", 3)).extracting(User::name).containsExactly("a-", "b");
    assertThat(store.list("b", 3)).isEmpty();
  }

  @Test
  void replaces_a_user_by_what_the_function_makes_of_it() {
    assertThat(store.insert(user("u"), BY)).isTrue();
    User after = user("u").withRole(Role.VIEWER, NOW.plusSeconds(5));
    assertThat(store.update("u", user -> user.withRole(Role.VIEWER, NOW.plusSeconds(5)), BY, NOW)).isEqualTo(new Update.Updated(after));
    assertThat(store.find("u")).contains(after);
    assertThat(store.update("u", UnaryOperator.identity(), BY, NOW)).isEqualTo(new Update.Updated(after));
  }

  @Test
  void changes_nothing_where_the_function_fails() {
    assertThat(store.insert(user("u"), BY)).isTrue();
    assertThatThrownBy(() -> store.update("u", _ -> {
      throw new IllegalStateException("on purpose");
    }, BY, NOW)).hasMessage("on purpose");
    assertThat(store.find("u")).contains(user("u"));
  }

  @Test
  void loses_no_update_of_many_at_once() {
    assertThat(store.insert(user("u"), BY)).isTrue();
    Together.run(THREADS, _ -> assertThat(store.update("u", user -> user.signedOut(NOW), BY, NOW)).isInstanceOf(Update.Updated.class));
    assertThat(store.find("u").orElseThrow().sessionsFrom()).isEqualTo(NOW.plusNanos(THREADS * 1_000));
  }

  @Test
  void makes_a_first_user_once_however_many_try() {
    var made = new AtomicInteger();
    Together.run(THREADS, number -> made.addAndGet(store.insertFirst(user("first" + number), BY) ? 1 : 0));
    assertThat(made).hasValue(1);
    assertThat(store.list(null, 9)).hasSize(1);
  }

  @Test
  void makes_no_first_user_beside_another_not_even_a_disabled_one() {
    assertThat(store.insert(user("u").disabled(true, NOW), BY)).isTrue();
    assertThat(store.insertFirst(admin("first"), BY)).isFalse();
    assertThat(store.find("first")).isEmpty();
  }

  @Test
  void keeps_the_last_local_admin() {
    assertThat(store.insert(admin("a"), BY)).isTrue();
    assertThat(store.insert(user("operator"), BY)).isTrue();
    assertThat(store.insert(User.elsewhere("else", Role.ADMIN, "https://id.example", NOW), BY)).isTrue();
    assertThat(store.insert(admin("gone").disabled(true, NOW), BY)).isTrue();
    assertThat(store.update("a", user -> user.withRole(Role.OPERATOR, NOW), BY, NOW)).isEqualTo(new Update.LastAdmin());
    assertThat(store.update("a", user -> user.disabled(true, NOW), BY, NOW)).isEqualTo(new Update.LastAdmin());
    assertThat(store.find("a")).contains(admin("a"));
    assertThat(store.update("a", user -> user.signedOut(NOW), BY, NOW)).isInstanceOf(Update.Updated.class);
    assertThat(store.update("operator", user -> user.disabled(true, NOW), BY, NOW)).isInstanceOf(Update.Updated.class);
  }

  @Test
  void lets_an_admin_go_where_another_stays() {
    assertThat(store.insert(admin("a"), BY)).isTrue();
    assertThat(store.insert(admin("b"), BY)).isTrue();
    assertThat(store.update("a", user -> user.disabled(true, NOW), BY, NOW)).isInstanceOf(Update.Updated.class);
    assertThat(store.update("b", user -> user.disabled(true, NOW), BY, NOW)).isEqualTo(new Update.LastAdmin());
  }

  @Test
  void keeps_one_of_many_admins_who_all_go_at_once() {
    for (int number = 0; number < THREADS; number++)
      assertThat(store.insert(admin("a" + number), BY)).isTrue();
    var kept = new AtomicInteger();
    Together.run(THREADS, number -> kept
        .addAndGet(store.update("a" + number, user -> user.disabled(true, NOW), BY, NOW) instanceof Update.LastAdmin ? 1 : 0));
    assertThat(kept).hasValue(1);
    assertThat(store.list(null, 9)).filteredOn(User::isLocalAdmin).hasSize(1);
  }

  @Test
  void tells_the_audit_trail_of_each_change_once() {
    Instant later = NOW.plusSeconds(5);
    User ann = admin("ann");
    User bob = user("bob");
    assertThat(store.insertFirst(ann, Caller.SERVICE)).isTrue();
    assertThat(store.insertFirst(bob, BY)).isFalse();
    assertThat(store.insert(bob, BY)).isTrue();
    assertThat(store.insert(bob, BY)).isFalse();
    assertThat(store.update("bob", user -> user.tried(false, later), BY, later)).isInstanceOf(Update.Updated.class);
    assertThat(store.update("ann", user -> user.disabled(true, later), BY, later)).isEqualTo(new Update.LastAdmin());
    assertThat(store.update("carl", user -> user.signedOut(later), BY, later)).isEqualTo(new Update.Unknown());
    User promoted = bob.tried(false, later).withRole(Role.ADMIN, later);
    assertThat(store.update("bob", user -> user.withRole(Role.ADMIN, later), BY, later)).isEqualTo(new Update.Updated(promoted));
    assertThat(store.update("bob", user -> user.withPassword("another hash", true, later), BY, later)).isInstanceOf(Update.Updated.class);
    assertThat(entries()).containsExactly(Audit.of(null, ann, Caller.SERVICE, NOW), Audit.of(null, bob, BY, NOW),
        Audit.of(bob, promoted, BY, later), Audit.of(promoted, promoted.withPassword("another hash", true, later), BY, later));
    assertThat(entries().toString()).doesNotContain("hash");
  }

  @Test
  void changes_at_once_stand_in_the_order_in_which_they_were_made() {
    assertThat(store.insert(user("u"), BY)).isTrue();
    Together.run(THREADS, number -> {
      for (Role role : List.of(Role.VIEWER, Role.OPERATOR))
        assertThat(store.update("u", user -> user.withRole(role, NOW), BY, NOW.plusSeconds(number))).isInstanceOf(Update.Updated.class);
    });
    String role = "operator";
    for (AuditEntry edit : entries().subList(1, entries().size())) {
      assertThat(edit.before()).containsEntry("role", role);
      role = edit.after().get("role");
    }
    assertThat(store.find("u").orElseThrow().role().text()).isEqualTo(role);
  }

  /** From the first to the last. */
  private List<AuditEntry> entries() {
    return trail().list(AuditQuery.newest(100)).reversed().stream().map(AuditRecord::entry).toList();
  }
}
