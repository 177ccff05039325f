package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.RatePlanStoreContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.Caller;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class JpaRatePlanStoreIT extends RatePlanStoreContract {
  private static final PooledDatabase POOL = new PooledDatabase();
  private static final ConfigurableApplicationContext CONTEXT = JpaContext.over(POOL);

  @Override
  protected RatePlanStore emptyStore() {
    POOL.execute("TRUNCATE rate_plan, audit_entry");
    return CONTEXT.getBean(RatePlanStore.class);
  }

  @Override
  protected ApiKeyStore emptyKeys() {
    POOL.execute("TRUNCATE api_key");
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
      RatePlanStore store = context.getBean(RatePlanStore.class);
      gone.close();
      for (ThrowingCallable question : List.<ThrowingCallable>of(() -> store.insert(GOLD, Caller.SERVICE, NOW),
          () -> store.replace(GOLD, Caller.SERVICE, NOW),
          () -> store.delete("gold", Caller.SERVICE, NOW), () -> store.find("gold"), store::list))
        assertThatThrownBy(question).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void keeps_no_plan_that_the_domain_refuses() {
    assertThat(emptyStore().list()).isEmpty();
    for (String values : List.of("'none', 1, 1, NULL", "'a/b', 1, 1, NULL", "'p', 0, 1, NULL", "'p', 1, 0, NULL", "'p', 1, 2, 1"))
      assertThatThrownBy(() -> POOL.execute("INSERT INTO rate_plan VALUES (" + values + ")")).hasMessageContaining("violates check");
  }
}
