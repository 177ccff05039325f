package io.counterservice.application.testing;

import io.counterservice.application.contract.RatePlanStoreContract;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.application.port.out.RatePlanStore;

class InMemoryRatePlanStoreTest extends RatePlanStoreContract {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();

  @Override
  protected RatePlanStore emptyStore() {
    return new InMemoryRatePlanStore(keys, trail);
  }

  @Override
  protected ApiKeyStore emptyKeys() {
    return keys;
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }
}
