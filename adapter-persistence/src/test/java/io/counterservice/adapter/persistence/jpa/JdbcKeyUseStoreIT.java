package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.contract.KeyUseStoreContract;
import io.counterservice.application.port.out.KeyUseStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcKeyUseStoreIT extends KeyUseStoreContract {
  @RegisterExtension
  static final JpaStores STORES = new JpaStores();

  @Override
  protected KeyUseStore emptyStore() {
    STORES.execute("TRUNCATE key_use");
    return STORES.get(KeyUseStore.class);
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    JpaStores.assertUnavailableWithoutDatabase(KeyUseStore.class, store -> List.of(() -> store.add(DAY, AT, Map.of("a", 1L)),
        () -> store.since("a", DAY), () -> store.last(List.of("a")), () -> store.removeBefore(DAY)));
  }
}
