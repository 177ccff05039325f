package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients behind a load balancer, without idempotency keys and without a second try, do not notice that all nodes are restarted. */
class LoadBalancerIT {
  private static final int NODES = 2;
  private static final int CLIENTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void a_rolling_restart_loses_no_request(@TempDir Path home) throws Exception {
    assumeTrue(PostgresServer.installed().isPresent(), "Debian's PostgreSQL is not installed");
    assumeTrue(LoadBalancer.isInstalled(), "Debian's haproxy is not installed");
    var settings = List.of("--counter.rest.farewell-min=2s");
    try (var stage = SharedDatabase.of(NODES, ServiceProcess.packagedJar(), home, settings)) {
      stage.start();
      try (var balancer = LoadBalancer.start(home, stage.fleet().nodes())) {
        assertThat(Patience.until(Duration.ofSeconds(10), () -> isThrough(balancer))).isTrue();
        var counted = countDuring(new NodeFault(NodeFault.Kind.ROLLING_RESTART, stage.fleet()), balancer);
        for (int client = 0; client < CLIENTS; client++)
          assertThat(ask(balancer, "GET /counters/client." + client)).contains("\"value\":" + counted.get(client) + ",");
      }
    }
  }

  private List<Integer> countDuring(NodeFault fault, LoadBalancer balancer) throws IOException, InterruptedException, ExecutionException {
    List<Future<Integer>> clients = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        var request = "POST /counters/client." + client + "/increment";
        clients.add(threads.submit(() -> count(request, balancer)));
      }
      fault.strike(new Random());
      over.set(true);
    }
    List<Integer> counted = new ArrayList<>();
    for (var client : clients)
      counted.add(client.get());
    return counted;
  }

  private int count(String request, LoadBalancer balancer) throws IOException {
    try (var connection = new KeptConnection(balancer.port(), Setting.API_KEY)) {
      int sent = 0;
      while (!over.get()) {
        assertThat(connection.ask(request)).startsWith("HTTP/1.1 200").contains("\"value\":" + ++sent + ",");
        Patience.pause(PAUSE);
      }
      return sent;
    }
  }

  private static boolean isThrough(LoadBalancer balancer) {
    try {
      return ask(balancer, "GET /actuator/health/readiness").startsWith("HTTP/1.1 200");
    } catch (IOException _) {
      return false;
    }
  }

  private static String ask(LoadBalancer balancer, String methodAndPath) throws IOException {
    try (var connection = new KeptConnection(balancer.port(), Setting.API_KEY)) {
      return connection.ask(methodAndPath);
    }
  }
}
