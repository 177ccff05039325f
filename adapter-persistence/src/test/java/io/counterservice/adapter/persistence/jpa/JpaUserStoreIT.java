package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.UserStoreContract;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.UserStore;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaUserStoreIT extends UserStoreContract {
  @RegisterExtension
  static final JpaStores STORES = new JpaStores();

  @Override
  protected UserStore emptyStore() {
    STORES.execute("TRUNCATE console_user, audit_entry");
    return STORES.get(UserStore.class);
  }

  @Override
  protected AuditTrail trail() {
    return STORES.get(AuditTrail.class);
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    JpaStores.assertUnavailableWithoutDatabase(UserStore.class,
        store -> List.of(() -> store.insert(user("u"), BY), () -> store.insertFirst(user("u"), BY),
            () -> store.update("u", UnaryOperator.identity(), BY, NOW), () -> store.find("u"), () -> store.list(null, 1)));
  }

  @Test
  void tells_of_a_change_that_is_made_and_makes_none_that_cannot_be_told() {
    UserStore store = emptyStore();
    assertThat(store.insert(user("u"), BY)).isTrue();
    STORES.execute("CREATE FUNCTION fail_user() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''on purpose''; END'");
    STORES.execute("CREATE CONSTRAINT TRIGGER fail_user AFTER UPDATE ON console_user DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
        + " EXECUTE FUNCTION fail_user()");
    assertThatThrownBy(() -> store.update("u", user -> user.signedOut(NOW), BY, NOW)).isInstanceOf(UnavailableException.class);
    assertThat(trail().list(AuditQuery.newest(9))).as("what is not made is not told").hasSize(1);
    STORES.execute("DROP TRIGGER fail_user ON console_user");
    STORES.execute("CREATE TRIGGER fail_user BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fail_user()");
    assertThatThrownBy(() -> store.update("u", user -> user.signedOut(NOW), BY, NOW)).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> store.insert(user("v"), BY)).isInstanceOf(UnavailableException.class);
    assertThat(store.list(null, 9)).as("what cannot be told is not made").containsExactly(user("u"));
    STORES.execute("DROP FUNCTION fail_user CASCADE");
  }

  @Test
  void keeps_no_user_that_the_domain_refuses() {
    assertThat(emptyStore().list(null, 1)).isEmpty();
    for (String values : List.of("'a/b', 'viewer', NULL, 'h'", "'', 'viewer', NULL, 'h'", "'u', 'owner', NULL, 'h'",
        "'u', 'viewer', NULL, NULL", "'u', 'viewer', 'https://id.example', 'h'"))
      assertThatThrownBy(() -> STORES.execute("INSERT INTO console_user VALUES (" + values + ", false, 0, NULL, now(), now(), NULL)"))
          .hasMessageContaining("violates check");
  }
}
