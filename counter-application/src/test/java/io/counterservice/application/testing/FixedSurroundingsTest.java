package io.counterservice.application.testing;

import io.counterservice.application.contract.SurroundingsContract;
import io.counterservice.application.port.out.Surroundings;

class FixedSurroundingsTest extends SurroundingsContract {

  @Override
  protected Surroundings surroundings() {
    return new FixedSurroundings();
  }
}
