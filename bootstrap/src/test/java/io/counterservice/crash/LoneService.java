package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;

/** One service with a PostgreSQL of its own. */
record LoneService(ServiceProcess service) implements Stage {
  private static final Duration FIRST_START_MAX = Duration.ofMinutes(5);

  @Override
  public void start() throws IOException, InterruptedException {
    service.start();
    service.waitUntilReady(FIRST_START_MAX);
  }

  @Override
  public Route route(int client) {
    return service::uri;
  }

  @Override
  public void close() {
    service.close();
  }
}
