package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.application.contract.ApiKeyStoreContract;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class JpaApiKeyStoreIT extends ApiKeyStoreContract {
  private static final PooledDatabase POOL = new PooledDatabase();
  private static final ConfigurableApplicationContext CONTEXT = JpaContext.over(POOL);

  @Override
  protected ApiKeyStore emptyStore() {
    POOL.execute("TRUNCATE api_key, audit_entry");
    POOL.execute("UPDATE api_key_order SET last_number = 0");
    return CONTEXT.getBean(ApiKeyStore.class);
  }

  @Override
  protected AuditTrail trail() {
    return CONTEXT.getBean(AuditTrail.class);
  }

  @AfterAll
  static void close() {
    CONTEXT.close();
    POOL.close();
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    var gone = new PooledDatabase();
    try (var context = JpaContext.over(gone)) {
      ApiKeyStore store = context.getBean(ApiKeyStore.class);
      gone.close();
      assertUnavailable(() -> store.insert(key("k"), Caller.SERVICE));
      assertUnavailable(() -> store.insertFirst(key("k"), Caller.SERVICE));
      assertUnavailable(() -> store.update("k", key -> key, Caller.SERVICE, NOW));
      assertUnavailable(() -> store.find("k"));
      assertUnavailable(() -> store.list(null, 1));
      assertUnavailable(() -> store.changesAfter(0, 1));
    }
  }

  @Test
  void is_unavailable_where_the_commit_fails() {
    ApiKeyStore store = emptyStore();
    POOL.execute("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''on purpose''; END'");
    POOL.execute(
        "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON api_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()");
    assertUnavailable(() -> store.insert(key("k"), Caller.SERVICE));
    assertThat(trail().list(AuditQuery.newest(1))).as("what is not made is not told").isEmpty();
    POOL.execute("DROP TRIGGER fail ON api_key");
    POOL.execute("CREATE TRIGGER fail BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fail()");
    assertUnavailable(() -> store.insert(key("k"), Caller.SERVICE));
    assertThat(store.list(null, 1)).as("what cannot be told is not made").isEmpty();
    POOL.execute("DROP FUNCTION fail CASCADE");
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
      assertUnavailable(() -> store.find("k"));
      Flyway.configure().dataSource(empty).load().migrate();
      assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    }
  }

  @Test
  void reads_past_a_scope_of_a_later_release() {
    ApiKeyStore store = emptyStore();
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    POOL.execute("UPDATE api_key SET scopes = '{counters:read,from:tomorrow}'");
    assertThat(store.find("k").orElseThrow().scopes()).isEqualTo(Set.of(Scope.COUNTERS_READ));
  }

  @Test
  void reads_past_an_origin_of_a_later_release() {
    ApiKeyStore store = emptyStore();
    assertThat(store.insert(key("k"), Caller.SERVICE)).isTrue();
    POOL.execute("UPDATE api_key SET origins = '{https://*.example,https://shop.example}'");
    assertThat(store.find("k").orElseThrow().origins()).isEqualTo(Set.of(new WebOrigin("https://shop.example")));
  }

  private static void assertUnavailable(ThrowingCallable question) {
    assertThatThrownBy(question).isInstanceOfSatisfying(UnavailableException.class,
        failure -> assertThat(failure.reason()).isEqualTo(Reason.DATABASE));
  }
}
