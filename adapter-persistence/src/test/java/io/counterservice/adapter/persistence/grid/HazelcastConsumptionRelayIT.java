package io.counterservice.adapter.persistence.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.contract.ConsumptionRelayContract;
import io.counterservice.application.port.out.ConsumptionRelay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class HazelcastConsumptionRelayIT extends ConsumptionRelayContract {
  private static final Grid GRID = new Grid(2);
  private final List<HazelcastConsumptionRelay> relays = new ArrayList<>();

  @BeforeAll
  static void startGrid() {
    assertThat(GRID.startAll()).hasSize(2);
  }

  @AfterEach
  void stop() {
    relays.forEach(HazelcastConsumptionRelay::close);
  }

  @AfterAll
  static void stopGrid() {
    GRID.close();
  }

  @Override
  protected ConsumptionRelay relay() {
    return relay(0);
  }

  @Override
  protected ConsumptionRelay neighbour() {
    return relay(1);
  }

  private ConsumptionRelay relay(int number) {
    var relay = new HazelcastConsumptionRelay(GRID.members().get(number));
    relays.add(relay);
    return relay;
  }
}
