package io.counterservice.application.testing;

import io.counterservice.application.contract.RatePlanStoreContract;
import io.counterservice.application.port.out.ApiKeyStore;
import io.counterservice.application.port.out.RatePlanStore;

class InMemoryRatePlanStoreTest extends RatePlanStoreContract {
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();

  @Override
  protected RatePlanStore emptyStore() {
    return new InMemoryRatePlanStore(keys);
  }

  @Override
  protected ApiKeyStore emptyKeys() {
    return keys;
  }
}
