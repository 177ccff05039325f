package io.counterservice.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.adapter.persistence.testing.Wire;
import io.counterservice.application.contract.KeyUseStoreContract;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.out.KeyUseStore;
import io.counterservice.domain.access.KeyUse;
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

  @Test
  void says_that_it_does_not_know_where_an_answer_gets_lost() {
    try (var wire = Wire.to(PostgresFixture.database()); var context = JpaContext.over(wire.dataSource())) {
      KeyUseStore store = context.getBean(KeyUseStore.class);
      store.add(DAY, AT, Map.of("a", 1L));
      wire.arm(Wire.Fault.REPLY_LOST);
      assertThatThrownBy(() -> store.add(DAY, AT, Map.of("a", 1L))).isInstanceOfSatisfying(UnavailableException.class,
          failure -> assertThat(failure.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN));
      assertThat(store.last(List.of("a"))).extracting(KeyUse::requests).containsExactly(2L);
    }
  }
}
