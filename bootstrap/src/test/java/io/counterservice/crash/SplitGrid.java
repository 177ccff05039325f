package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes with a grid, each in a network namespace of its own, whose PostgreSQL is here. */
record SplitGrid(Network network, SharedDatabase database) implements FleetStage {
  private static final int GRID_PORT = 5701;

  static SplitGrid of(int nodes, Path jar, Path home) throws IOException, InterruptedException {
    var network = new Network(nodes);
    var postgres = PostgresServer.durable("listen_addresses=127.0.0.1," + network.here());
    var members = network.places().stream().map(place -> place.address() + ":" + GRID_PORT).collect(Collectors.joining(","));
    var settings = List.of("--counter.grid.enabled=true", "--counter.grid.port=" + GRID_PORT, "--counter.grid.members=" + members);
    var url = "jdbc:postgresql://" + network.here() + ":" + postgres.port() + "/postgres";
    return new SplitGrid(network, new SharedDatabase(postgres, Fleet.of(network.places(), jar, home, url, settings)));
  }

  @Override
  public Fleet fleet() {
    return database.fleet();
  }

  @Override
  public List<String> complaints() throws IOException {
    return database.complaints();
  }

  @Override
  public void close() {
    database.close();
    network.close();
  }
}
