package io.counterservice.adapter.rest.edge;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing that happens when the service stops: while the port is still open and everything is answered, each client is
 * told by its next answer that the connection ends. A client that keeps its connection would otherwise send its next request
 * into one that is being closed, and never learn what became of it.
 */
public final class Farewell implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  private final ServerEdge edge;
  private final Duration limit;
  private volatile boolean running;

  public Farewell(ServerEdge edge, Duration limit) {
    this.edge = edge;
    this.limit = limit;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    stop(() -> {
    });
  }

  @Override
  public void stop(Runnable done) {
    LOG.info("Stopping: requests under way are answered first");
    edge.sayFarewell(limit, () -> {
      running = false;
      done.run();
    });
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
