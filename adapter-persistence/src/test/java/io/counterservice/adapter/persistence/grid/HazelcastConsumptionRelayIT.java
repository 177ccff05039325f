package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.contract.ConsumptionRelayContract;
import io.counterservice.application.port.out.ConsumptionRelay;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class HazelcastConsumptionRelayIT extends ConsumptionRelayContract {
  private static final Grid GRID = new Grid(2);
  private static List<GridMember> members;
  private final HazelcastConsumptionRelay first = new HazelcastConsumptionRelay(members.get(0));
  private final HazelcastConsumptionRelay second = new HazelcastConsumptionRelay(members.get(1));

  @BeforeAll
  static void startGrid() {
    members = GRID.startAll();
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @AfterAll
  static void stopGrid() {
    GRID.close();
  }

  @Override
  protected ConsumptionRelay relay() {
    return first;
  }

  @Override
  protected ConsumptionRelay neighbour() {
    return second;
  }
}
