package io.counterservice.benchmarks;

import static io.counterservice.benchmarks.WrkScript.Choice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The packaged service as a child process on a data directory of its own, with everything on: key, journal, metrics. */
final class OurService implements Peer {
  static final String HEAP_MAX = "512m";

  private final Workshop workshop;
  private final Start start;
  private final Process process;
  private final Port port;

  private OurService(Workshop workshop, Start start, Process process, Port port) {
    this.workshop = workshop;
    this.start = start;
    this.process = process;
    this.port = port;
  }

  /** Starts the service and waits until it is ready. */
  static OurService start(Workshop workshop, Start start) throws IOException, InterruptedException {
    var port = Port.free();
    var log = workshop.file("service-" + port.number() + ".log");
    var builder = new ProcessBuilder(Children.bound(start.command(port))).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("COUNTER_BOOTSTRAP_API_KEY", start.key());
    builder.environment().put("COUNTER_BOOTSTRAP_ADMIN_PASSWORD", start.key());
    var service = new OurService(workshop, start, workshop.children().launch(builder), port);
    new Client(port, start.key()).awaitReady(service.process, log);
    return service;
  }

  @Override
  public String title() {
    return start.title();
  }

  @Override
  public List<Integer> connections(Work work, List<Integer> asked) {
    return asked;
  }

  @Override
  public Measurement measure(Load load) throws IOException, InterruptedException {
    var key = WrkScript.header("Authorization", "Bearer " + start.key());
    return new Wrk(workshop).run(load, port, switch (load.work()) {
      case HOT, ALONE -> WrkScript.same("POST", "/counters/hot/increment", key);
      case READS -> WrkScript.same("GET", "/counters/hot", key);
      case TOLERANT -> WrkScript.same("GET", "/counters/hot", key + WrkScript.header("Cache-Control", "max-stale=60"));
      case RANDOM -> WrkScript.random("POST", "/counters/random:#/increment", key, new Choice(Work.COUNTERS_RANDOM, load.seed()));
      case BULK -> WrkScript.posts("/operations", key + WrkScript.header("Content-Type", "application/json"), rehearsed(load));
    });
  }

  /** A bulk is answered 200 whatever becomes of the operations in it, so one is looked into before the clock starts. */
  private List<String> rehearsed(Load load) {
    var bodies = BulkBody.shuffled(Work.BULK.operationsPerRequest(), Work.COUNTERS_IN_BULK, new Random(load.seed()));
    client().bulk(bodies.getFirst()).join();
    return bodies;
  }

  Client client() {
    return new Client(port, start.key());
  }

  /** The header that carries the key, with its line end. */
  String keyHeader() {
    return "Authorization: Bearer " + start.key() + "\r\n";
  }

  Port port() {
    return port;
  }

  Process process() {
    return process;
  }

  /**
   * Has all garbage collected.
   *
   * @param log of its collector, from {@code -Xlog:gc}
   * @return how many mebibytes of the heap are in use then
   */
  int collectGarbage(Path log) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.run").redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (asked.waitFor() != 0)
      throw new IOException("jcmd could not have the garbage collected");
    return GcLog.parse(Files.readAllLines(log)).reachable().getLast();
  }

  void stop() {
    workshop.children().stop(process, "TERM");
  }

  /** How the service is started: under which name it is listed, from which jar, on which data directory, with which key. */
  record Start(String title, Path jar, Path data, String key, List<String> jvmOptions) {
    private static final List<String> JVM_FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseCompactObjectHeaders");

    List<String> command(Port port) {
      var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP_MAX));
      command.addAll(JVM_FLAGS);
      command.addAll(ServiceJar.startOptions(jar));
      command.addAll(jvmOptions);
      command.addAll(List.of("-jar", jar.toString(), "--server.address=" + Port.HOST, "--server.port=" + port.number(),
          "--counter.embedded.data-directory=" + data));
      return command;
    }
  }
}
