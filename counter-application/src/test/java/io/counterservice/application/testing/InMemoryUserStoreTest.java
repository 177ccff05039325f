package io.counterservice.application.testing;

import io.counterservice.application.contract.UserStoreContract;
import io.counterservice.application.port.out.UserStore;

class InMemoryUserStoreTest extends UserStoreContract {
  @Override
  protected UserStore emptyStore() {
    return new InMemoryUserStore();
  }
}
