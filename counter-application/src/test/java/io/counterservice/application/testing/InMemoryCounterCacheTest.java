package io.counterservice.application.testing;

import io.counterservice.application.contract.CounterCacheContract;
import io.counterservice.application.port.out.CounterCache;

class InMemoryCounterCacheTest extends CounterCacheContract {
  private final InMemoryCounterCache shared = new InMemoryCounterCache();

  @Override
  protected CounterCache cache() {
    return shared;
  }

  @Override
  protected CounterCache neighbour() {
    return shared;
  }
}
