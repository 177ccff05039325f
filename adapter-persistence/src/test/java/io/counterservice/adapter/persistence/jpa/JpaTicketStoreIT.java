package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.contract.TicketStoreContract;
import io.counterservice.application.port.out.TicketStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaTicketStoreIT extends TicketStoreContract {
  @RegisterExtension
  static final JpaStores STORES = new JpaStores();

  @Override
  protected TicketStore emptyStore() {
    STORES.execute("TRUNCATE live_ticket");
    return STORES.get(TicketStore.class);
  }

  @Test
  void is_unavailable_where_the_database_cannot_be_reached() {
    JpaStores.assertUnavailableWithoutDatabase(TicketStore.class, store -> List.of(() -> store.insert(ticket('a', Instant.MAX)),
        () -> store.take(digest('a'), Instant.EPOCH), () -> store.removeExpired(Instant.EPOCH)));
  }
}
