package io.counterservice.application.testing;

import io.counterservice.application.contract.ApiKeyStoreContract;
import io.counterservice.application.port.out.ApiKeyStore;

class InMemoryApiKeyStoreTest extends ApiKeyStoreContract {
  @Override
  protected ApiKeyStore emptyStore() {
    return new InMemoryApiKeyStore();
  }
}
