package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.RatePlanStoreContract;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.RatePlanStore;
import io.counterservice.domain.access.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaRatePlanStoreIT extends RatePlanStoreContract {
  @RegisterExtension
  static final JpaStores STORES = new JpaStores();

  @Override
  protected RatePlanStore emptyStore() {
    STORES.execute("TRUNCATE rate_plan, audit_entry");
    return STORES.get(RatePlanStore.class);
  }

  @Override
  protected ApiKeyStore emptyKeys() {
    STORES.execute("TRUNCATE api_key");
    return STORES.get(ApiKeyStore.class);
  }

  @Override
  protected AuditTrail trail() {
    return STORES.get(AuditTrail.class);
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    JpaStores.assertUnavailableWithoutDatabase(RatePlanStore.class,
        store -> List.of(() -> store.insert(GOLD, Caller.SERVICE, NOW), () -> store.replace(GOLD, Caller.SERVICE, NOW),
            () -> store.delete("gold", Caller.SERVICE, NOW), () -> store.find("gold"), store::list));
  }

  @Test
  void keeps_no_plan_that_the_domain_refuses() {
    assertThat(emptyStore().list()).isEmpty();
    for (String values : List.of("'none', 1, 1, NULL", "'a/b', 1, 1, NULL", "'p', 0, 1, NULL", "'p', 1, 0, NULL", "'p', 1, 2, 1"))
      assertThatThrownBy(() -> STORES.execute("INSERT INTO rate_plan VALUES (" + values + ")")).hasMessageContaining("violates check");
  }
}
