package io.counterservice.application.testing;

import io.counterservice.application.contract.ApiKeyStoreContract;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;

class InMemoryApiKeyStoreTest extends ApiKeyStoreContract {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

  @Override
  protected ApiKeyStore emptyStore() {
    return new InMemoryApiKeyStore(trail);
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }
}
