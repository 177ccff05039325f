package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What befalls the database of a fleet. Nodes must say that they are not ready, must not ask to be killed, and must find back alone. */
record DatabaseFault(Kind kind, PostgresPair postgres, Fleet fleet) implements Disturbance {
  private static final Duration UNREADY_MAX = Duration.ofSeconds(10);
  private static final int MORE_MILLIS_MAX = 2_000;
  /** Longer than any answer may take: none may wait for the thaw. */
  private static final Duration STILL_FROZEN = FailingDatabase.ANSWER_MAX;

  /** Which fault. */
  enum Kind {
    STOPPED("stopped, started"),
    FROZEN("frozen, thawed"),
    RESTARTED("restarted at once"),
    FULL("out of connections"),
    FAILOVER_KILLED("failover, killed"),
    FAILOVER_FROZEN("failover, frozen");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  static List<DatabaseFault> all(FailingDatabase stage) {
    return List.of(Kind.values()).stream().map(kind -> new DatabaseFault(kind, stage.postgres(), stage.fleet())).toList();
  }

  @Override
  public String name() {
    return kind.text;
  }

  @Override
  public void strike(Random random) throws IOException, InterruptedException {
    var primary = postgres.primary();
    switch (kind) {
      case STOPPED -> {
        primary.stop();
        outlast(random);
        primary.start();
      }
      case FROZEN -> {
        primary.freeze();
        outlast(random);
        Patience.pause(STILL_FROZEN);
        primary.thaw();
      }
      case RESTARTED -> {
        primary.stop();
        primary.start();
      }
      case FULL -> {
        try (var _ = new Crowd(primary)) {
          outlast(random);
        }
      }
      case FAILOVER_KILLED -> {
        primary.kill();
        Patience.pause(Duration.ofMillis(random.nextInt(MORE_MILLIS_MAX)));
        failOver(primary);
      }
      case FAILOVER_FROZEN -> {
        primary.freeze();
        outlast(random);
        failOver(primary);
      }
    }
    fleet.waitUntilReady();
  }

  /** The nodes must find the new primary while the lost one keeps its connections open, if it still can. */
  private void failOver(PostgresServer lost) throws IOException, InterruptedException {
    postgres.failOver();
    fleet.waitUntilReady();
    lost.kill();
    postgres.renew();
  }

  /** Waits until every node has noticed, and a little longer. */
  private void outlast(Random random) throws IOException {
    if (!Patience.until(UNREADY_MAX, () -> fleet.nodes().stream().noneMatch(ServiceProcess::isReady)))
      throw new IOException("a node called itself ready for " + UNREADY_MAX.toSeconds() + " s after its database was gone");
    Patience.pause(Duration.ofMillis(random.nextInt(MORE_MILLIS_MAX)));
    if (!fleet.nodes().stream().allMatch(ServiceProcess::isLive))
      throw new IOException("a node asked to be killed because its database was gone");
  }
}
