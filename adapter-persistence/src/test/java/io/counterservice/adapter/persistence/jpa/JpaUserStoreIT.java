package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.UserStoreContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.UserStore;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class JpaUserStoreIT extends UserStoreContract {
  private static final PooledDatabase POOL = new PooledDatabase();
  private static final ConfigurableApplicationContext CONTEXT = JpaContext.over(POOL);

  @Override
  protected UserStore emptyStore() {
    POOL.execute("TRUNCATE console_user");
    return CONTEXT.getBean(UserStore.class);
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
      UserStore store = context.getBean(UserStore.class);
      gone.close();
      for (ThrowingCallable question : List.<ThrowingCallable>of(() -> store.insert(user("u"), BY), () -> store.insertFirst(user("u"), BY),
          () -> store.update("u", UnaryOperator.identity(), BY), () -> store.find("u"), () -> store.list(null, 1)))
        assertThatThrownBy(question).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void keeps_no_user_that_the_domain_refuses() {
    assertThat(emptyStore().list(null, 1)).isEmpty();
    for (String values : List.of("'a/b', 'viewer', NULL, 'h'", "'', 'viewer', NULL, 'h'", "'u', 'owner', NULL, 'h'",
        "'u', 'viewer', NULL, NULL", "'u', 'viewer', 'https://id.example', 'h'"))
      assertThatThrownBy(() -> POOL.execute("INSERT INTO console_user VALUES (" + values + ", false, 0, NULL, now(), now(), NULL)"))
          .hasMessageContaining("violates check");
  }
}
