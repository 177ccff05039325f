package io.counterservice.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several nodes on one database that outlives them. */
record Fleet(List<ServiceProcess> nodes) implements AutoCloseable {
  static final Duration PAUSE_MAX = Duration.ofMillis(50);
  private static final Duration READY_MAX = Duration.ofMinutes(5);
  /** Small, and soon at full speed: several share a small machine, and none lives long. */
  private static final List<String> JAVA_OPTIONS = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Of so many nodes on this machine. */
  static Fleet of(int count, Path jar, Path home, String database, List<String> settings) throws IOException, InterruptedException {
    return of(Collections.nCopies(count, Place.HERE), jar, home, database, settings);
  }

  /**
   * @param places one for each node
   * @param database as a JDBC URL
   * @param settings further ones, for every node
   */
  static Fleet of(List<Place> places, Path jar, Path home, String database, List<String> settings)
      throws IOException, InterruptedException {
    var service = Rehearsal.of(jar, JAVA_OPTIONS);
    List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + database, "--spring.datasource.username=counter"));
    arguments.addAll(settings);
    List<ServiceProcess> nodes = new ArrayList<>();
    for (var place : places) {
      int number = nodes.size() + 1;
      nodes.add(new ServiceProcess(place, service.jar(), Files.createDirectories(home.resolve("node-" + number)), Setting.API_KEY,
          service.javaOptions(), ofOneNode(number, place, arguments)));
    }
    return new Fleet(List.copyOf(nodes));
  }

  /** What only some nodes are told is added here. */
  private static List<String> ofOneNode(int number, Place place, List<String> arguments) {
    List<String> own = new ArrayList<>(arguments);
    own.add("--spring.application.name=counter-service-" + number);
    own.add("--counter.grid.address=" + place.address());
    return own;
  }

  /** Starts all nodes at once: whichever comes first makes the tables. */
  void start() throws IOException {
    for (var node : nodes)
      node.start();
    waitUntilReady();
  }

  void waitUntilReady() throws IOException {
    for (var node : nodes)
      node.waitUntilReady(READY_MAX);
  }

  Route route(int client) {
    return nodes.size() == 1 ? nodes.getFirst()::uri : new Roundabout(nodes, client);
  }

  @Override
  public void close() {
    nodes.forEach(ServiceProcess::close);
  }
}
