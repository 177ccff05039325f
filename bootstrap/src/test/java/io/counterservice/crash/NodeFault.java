package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What befalls the nodes of a fleet. */
record NodeFault(Kind kind, Fleet fleet) implements Disturbance {
  private static final Duration READY_MAX = Duration.ofMinutes(3);
  private static final int OUT_MILLIS_MAX = 2_000;

  /** Which fault. */
  enum Kind {
    KILL("kill -9 of a node"), ROLLING_RESTART("rolling restart"), KILL_TWO("kill -9 of two nodes");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  static List<NodeFault> all(Fleet fleet) {
    return List.of(Kind.values()).stream().map(kind -> new NodeFault(kind, fleet)).toList();
  }

  @Override
  public String name() {
    return kind.text;
  }

  @Override
  public void strike(Random random) throws IOException, InterruptedException {
    int first = random.nextInt(fleet.nodes().size());
    switch (kind) {
      case KILL -> kill(random, node(first));
      case KILL_TWO -> kill(random, node(first), node(first + 1));
      case ROLLING_RESTART -> {
        for (int i = 0; i < fleet.nodes().size(); i++)
          restart(node(first + i));
      }
    }
    fleet.waitUntilReady();
  }

  private ServiceProcess node(int number) {
    return fleet.nodes().get(number % fleet.nodes().size());
  }

  /** They stay away for a moment, and the others have all the clients. */
  private static void kill(Random random, ServiceProcess... victims) throws IOException, InterruptedException {
    for (var victim : victims)
      victim.kill9();
    Patience.pause(Duration.ofMillis(random.nextInt(OUT_MILLIS_MAX)));
    for (var victim : victims)
      victim.start();
  }

  private static void restart(ServiceProcess node) throws IOException, InterruptedException {
    if (!node.stop())
      throw new IOException("a node did not stop when it was asked to");
    node.start();
    node.waitUntilReady(READY_MAX);
  }
}
