package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.ApiKeyStoreContract;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaApiKeyStoreIT extends ApiKeyStoreContract {
  @RegisterExtension
  static final JpaStores STORES = new JpaStores();

  @Override
  protected ApiKeyStore emptyStore() {
    STORES.execute("TRUNCATE api_key, audit_entry");
    STORES.execute("UPDATE api_key_order SET last_number = 0");
    return STORES.get(ApiKeyStore.class);
  }

  @Override
  protected AuditTrail trail() {
    return STORES.get(AuditTrail.class);
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    JpaStores.assertUnavailableWithoutDatabase(ApiKeyStore.class,
        store -> List.of(() -> store.insert(key("k"), Caller.SERVICE), () -> store.insertFirst(key("k"), Caller.SERVICE),
            () -> store.update("k", key -> key, Caller.SERVICE, NOW), () -> store.find("k"), () -> store.list(null, 1),
            () -> store.changesAfter(0, 1)));
  }

  @Test
  void is_unavailable_where_the_commit_fails() {
    ApiKeyStore store = emptyStore();
    STORES.execute("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''on purpose''; END'");
    STORES.execute(
        "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON api_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()");
    JpaStores.assertUnavailable(() -> store.insert(key("k"), Caller.SERVICE));
    assertThat(trail().list(AuditQuery.newest(1))).as("what is not made is not told").isEmpty();
    STORES.execute("DROP TRIGGER fail ON api_key");
    STORES.execute("CREATE TRIGGER fail BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fail()");
    JpaStores.assertUnavailable(() -> store.insert(key("k"), Caller.SERVICE));
    assertThat(store.list(null, 1)).as("what cannot be told is not made").isEmpty();
    STORES.execute("DROP FUNCTION fail CASCADE");
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    assertThat(trail().list(AuditQuery.newest(2))).hasSize(1);
  }

  @Test
  void maps_the_columns_as_the_schema_has_them() {
    var properties = new String[] {"spring.jpa.hibernate.ddl-auto=validate",
        "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=true"};
    try (var context = JpaContext.over(PostgresFixture.database(), properties)) {
      assertThat(context.isActive()).isTrue();
    }
  }

  @Test
  void starts_before_its_tables_are_there() {
    var empty = PostgresFixture.emptyDatabase();
    try (var context = JpaContext.over(empty)) {
      ApiKeyStore store = context.getBean(ApiKeyStore.class);
      JpaStores.assertUnavailable(() -> store.find("k"));
      Flyway.configure().dataSource(empty).load().migrate();
      assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    }
  }

  @Test
  void reads_past_a_scope_of_a_later_release() {
    ApiKeyStore store = emptyStore();
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    STORES.execute("UPDATE api_key SET scopes = '{counters:read,from:tomorrow}'");
    assertThat(store.find("k").orElseThrow().scopes()).isEqualTo(Set.of(Scope.COUNTERS_READ));
  }

  @Test
  void reads_past_an_origin_of_a_later_release() {
    ApiKeyStore store = emptyStore();
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    STORES.execute("UPDATE api_key SET origins = '{https://*.example,https://shop.example}'");
    assertThat(store.find("k").orElseThrow().origins()).isEqualTo(Set.of(new WebOrigin("https://shop.example")));
  }
}
