package io.counterservice.crash;

import java.net.URI;
import java.util.List;
import java.util.Random;

/** Stays with one of several nodes, goes to the next when it is refused, and now and then for no reason. */
final class Roundabout implements Route {
  private static final int REQUESTS_AT_A_NODE = 20;

  private final List<ServiceProcess> nodes;
  private final Random random;
  private int current;

  Roundabout(List<ServiceProcess> nodes, int first) {
    this.nodes = nodes;
    this.random = new Random(first);
    this.current = first % nodes.size();
  }

  @Override
  public URI next() {
    if (random.nextInt(REQUESTS_AT_A_NODE) == 0)
      refused();
    return nodes.get(current).uri();
  }

  @Override
  public void refused() {
    current = (current + 1) % nodes.size();
  }
}
