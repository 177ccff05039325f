package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The sudden end of processes of one service. */
final class Kill implements Disturbance {
  private static final Duration READY_MAX = Duration.ofMinutes(3);

  private enum Victim {
    JVM, POSTGRESQL, BOTH, JVM_TWICE
  }

  private final Victim victim;
  private final ServiceProcess service;

  private Kill(Victim victim, ServiceProcess service) {
    this.victim = victim;
    this.service = service;
  }

  /** The JVM, PostgreSQL, both, and the JVM again while it recovers. */
  static List<Disturbance> all(ServiceProcess service) {
    return List.of(new Kill(Victim.JVM, service), new Kill(Victim.POSTGRESQL, service), new Kill(Victim.BOTH, service),
        new Kill(Victim.JVM_TWICE, service));
  }

  @Override
  public String name() {
    return switch (victim) {
      case JVM -> "kill -9 JVM";
      case POSTGRESQL -> "kill -9 PostgreSQL";
      case BOTH -> "kill -9 both";
      case JVM_TWICE -> "kill -9 JVM twice";
    };
  }

  @Override
  public void strike(Random random) throws IOException, InterruptedException {
    switch (victim) {
      case JVM -> restartJvm();
      case POSTGRESQL -> awaitPostgresAfter(killPostgres());
      case BOTH -> {
        killPostgres();
        restartJvm();
      }
      case JVM_TWICE -> {
        restartJvm();
        Patience.pause(Duration.ofMillis(random.nextInt(6_000)));
        restartJvm();
      }
    }
    service.waitUntilReady(READY_MAX);
  }

  private void restartJvm() throws IOException, InterruptedException {
    service.kill9();
    service.start();
  }

  private long killPostgres() throws IOException {
    var postgres = service.postgres();
    if (postgres.isEmpty() || !postgres.get().destroyForcibly())
      throw new IOException("there was no PostgreSQL to kill");
    return postgres.get().pid();
  }

  /** The service may not have noticed yet, and call itself ready. */
  private void awaitPostgresAfter(long killed) throws IOException {
    if (!Patience.until(READY_MAX, () -> service.postgres().filter(it -> it.pid() != killed).isPresent()))
      throw new IOException("PostgreSQL was not started again within " + READY_MAX.toSeconds() + " s");
  }
}
