package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.contract.CounterCacheContract;
import io.counterservice.application.port.out.CounterCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class HazelcastCounterCacheIT extends CounterCacheContract {
  private static final Grid GRID = new Grid(2);
  private static HazelcastCounterCache first;
  private static HazelcastCounterCache second;

  @BeforeAll
  static void start() {
    var members = GRID.startAll();
    first = new HazelcastCounterCache(members.get(0));
    second = new HazelcastCounterCache(members.get(1));
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    GRID.close();
  }

  @Override
  protected CounterCache cache() {
    return first;
  }

  @Override
  protected CounterCache neighbour() {
    return second;
  }
}
