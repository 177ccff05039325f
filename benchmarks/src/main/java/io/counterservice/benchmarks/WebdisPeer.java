package io.counterservice.benchmarks;

import static io.counterservice.benchmarks.WrkScript.Choice;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Webdis in front of Redis: the fastest counter over HTTP that a Debian machine can have by installing packages. */
final class WebdisPeer implements Peer {
  private static final Duration TRIAL = Duration.ofSeconds(2);
  private static final List<Integer> THREADS_TRIED = List.of(1, 2, 4);

  private final RedisServer redis;
  private final Wrk wrk;
  private final Port port;

  private WebdisPeer(RedisServer redis, Wrk wrk, Port port) {
    this.redis = redis;
    this.wrk = wrk;
    this.port = port;
  }

  /** Starts Webdis with the number of threads that does best on this machine in a short trial. */
  static WebdisPeer fastest(Workshop workshop, RedisServer redis) throws IOException, InterruptedException {
    int best = THREADS_TRIED.getFirst();
    double bestPerSecond = 0;
    for (int threads : THREADS_TRIED) {
      var log = workshop.file("webdis-trial.log");
      var port = Port.free();
      var process = workshop.children().start(command(workshop, redis, port, threads), log);
      port.awaitListening(process);
      var trial = new WebdisPeer(redis, new Wrk(workshop), port).measure(new Load(Work.HOT, 256, TRIAL, 0));
      workshop.children().stop(process, "TERM");
      if (trial.perSecond() > bestPerSecond) {
        best = threads;
        bestPerSecond = trial.perSecond();
      }
    }
    return start(workshop, redis, best);
  }

  private static WebdisPeer start(Workshop workshop, RedisServer redis, int threads) throws IOException, InterruptedException {
    var port = Port.free();
    port.awaitListening(
        workshop.children().start(command(workshop, redis, port, threads), workshop.file("webdis-" + port.number() + ".log")));
    return new WebdisPeer(redis, new Wrk(workshop), port);
  }

  private static List<String> command(Workshop workshop, RedisServer redis, Port port, int threads) throws IOException {
    var file = workshop.file("webdis-" + port.number() + ".json");
    Files.writeString(file, """
        {"redis_host": "%s", "redis_port": %d, "http_host": "%s", "http_port": %d, "threads": %d,
         "daemonize": false, "database": 0, "acl": [], "verbosity": 0, "logfile": "%s"}
        """.formatted(Port.HOST, redis.port().number(), Port.HOST, port.number(), threads, file + ".log"));
    return List.of("webdis", file.toString());
  }

  @Override
  public String title() {
    return "Webdis+Redis " + redis.appendFsync();
  }

  @Override
  public List<Integer> connections(Work work, List<Integer> asked) {
    return work == Work.BULK || work == Work.TOLERANT ? List.of() : asked;
  }

  @Override
  public Measurement measure(Load load) throws IOException, InterruptedException {
    return wrk.run(load, port, switch (load.work()) {
      case HOT, ALONE -> WrkScript.same("GET", "/INCR/hot", "");
      case READS -> WrkScript.same("GET", "/GET/hot", "");
      case RANDOM -> WrkScript.random("GET", "/INCR/random:#", "", new Choice(Work.COUNTERS_RANDOM, load.seed()));
      case BULK -> throw new IllegalArgumentException("Webdis takes one command per request");
      case TOLERANT -> throw new IllegalArgumentException("Webdis has no such reads");
    });
  }
}
