package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;

/** A stage of several nodes, to which the clients go. */
interface FleetStage extends Stage {
  Fleet fleet();

  @Override
  default void start() throws IOException {
    fleet().start();
  }

  @Override
  default Route route(int client) {
    return fleet().route(client);
  }

  @Override
  default Duration pauseMax() {
    return Fleet.PAUSE_MAX;
  }
}
