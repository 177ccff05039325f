package io.counterservice.application.testing;

import io.counterservice.application.contract.TicketStoreContract;
import io.counterservice.application.port.out.TicketStore;

class InMemoryTicketStoreTest extends TicketStoreContract {
  @Override
  protected TicketStore emptyStore() {
    return new InMemoryTicketStore();
  }
}
