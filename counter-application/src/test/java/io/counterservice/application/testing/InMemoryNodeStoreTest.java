package io.counterservice.application.testing;

import io.counterservice.application.contract.NodeStoreContract;
import io.counterservice.application.port.out.NodeStore;

class InMemoryNodeStoreTest extends NodeStoreContract {

  @Override
  protected NodeStore emptyStore() {
    return new InMemoryNodeStore();
  }
}
