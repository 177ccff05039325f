package io.counterservice.application.testing;

import io.counterservice.application.contract.KeyUseStoreContract;
import io.counterservice.application.port.out.KeyUseStore;

class InMemoryKeyUseStoreTest extends KeyUseStoreContract {
  @Override
  protected KeyUseStore emptyStore() {
    return new InMemoryKeyUseStore();
  }
}
