package io.counterservice.application.testing;

import io.counterservice.application.contract.UserStoreContract;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.UserStore;

class InMemoryUserStoreTest extends UserStoreContract {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

  @Override
  protected UserStore emptyStore() {
    return new InMemoryUserStore(trail);
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }
}
