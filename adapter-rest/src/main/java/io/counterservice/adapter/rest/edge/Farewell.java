package io.counterservice.adapter.rest.edge;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing that happens when the service stops and calls itself ready no more: while the port is still open and everything
 * is answered, load balancers are given time to notice, and then each client is told by its next answer that the connection ends. A
 * client that keeps its connection would otherwise send its next request into one that is being closed. Then the port is closed, and
 * each connection as soon as it has no request under way: what was begun is answered.
 */
public final class Farewell implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  private final ServerEdge edge;
  private final Duration unchanged;
  private final Duration limit;
  private volatile boolean running;

  /**
   * @param unchanged how long nothing changes but the readiness
   * @param limit how long after that clients may take to hear of it
   */
  public Farewell(ServerEdge edge, Duration unchanged, Duration limit) {
    this.edge = edge;
    this.unchanged = unchanged;
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
    edge.sayFarewell(unchanged, limit, () -> {
      running = false;
      done.run();
    });
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
