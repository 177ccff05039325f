package io.counterservice.application.testing;

import io.counterservice.application.contract.ConsumptionRelayContract;
import io.counterservice.application.port.out.ConsumptionRelay;

class InMemoryConsumptionRelayTest extends ConsumptionRelayContract {
  private final InMemoryConsumptionRelay relay = new InMemoryConsumptionRelay();
  private final InMemoryConsumptionRelay neighbour = relay.neighbour();

  @Override
  protected ConsumptionRelay relay() {
    return relay;
  }

  @Override
  protected ConsumptionRelay neighbour() {
    return neighbour;
  }
}
