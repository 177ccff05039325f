package io.counterservice.benchmarks;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the packaged service and its peers under the same load in one run and prints how they compare. */
public final class Bench {
  private static final double QUIET_LOAD_MAX = 0.7;

  private final Options options;
  private final Workshop workshop;
  private final ServiceStarts starts;
  private final Progress progress;

  private Bench(Options options, Workshop workshop, ServiceStarts starts, Progress progress) {
    this.options = options;
    this.workshop = workshop;
    this.starts = starts;
    this.progress = progress;
  }

  /** Runs what the arguments ask for; ends with 2 when they are not understood. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    Tools.require(options.experiments());
    var progress = new Progress(System.out, Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    try (var workshop = Workshop.open()) {
      runIn(workshop, options, progress);
    }
  }

  /** Ctrl-C ends the processes under this thread's hands; what it then trips over is not worth a stack trace. */
  private static void runIn(Workshop workshop, Options options, Progress progress) throws IOException, InterruptedException {
    try {
      new Bench(options, workshop, ServiceStarts.of(workshop, ServiceJar.find()), progress).run();
    } catch (IOException | IllegalStateException e) {
      if (!workshop.isClosed())
        throw e;
    }
  }

  private void run() throws IOException, InterruptedException {
    if (workshop.isInMemory())
      progress.say("WARNING: temporary files lie in memory here, nothing is durable; start with -Djava.io.tmpdir=<a folder on disk>");
    if (Machine.loadAverage() > QUIET_LOAD_MAX)
      progress.say("WARNING: the machine is busy (load %.1f), the figures will be noisy".formatted(Machine.loadAverage()));
    var report = new Report(Machine.here(workshop.children()).markdown(Machine.today()));
    if (!options.works().isEmpty())
      report.addComparison(compare());
    for (var experiment : options.experiments())
      conduct(experiment, report);
    progress.say("\n" + report.markdown());
    Files.createDirectories(options.report().toAbsolutePath().getParent());
    Files.writeString(options.report(), report.markdown());
    progress.say("also in " + options.report());
  }

  private Results compare() throws IOException, InterruptedException {
    progress.show("starting the service");
    var ours = OurService.start(workshop, starts.next("ours", List.of()));
    var peers = new ArrayList<Peer>(List.of(ours));
    for (var appendFsync : List.of("always", "everysec"))
      startRedis(appendFsync, peers);
    if (isAskedAny(Work.HOT, Work.RANDOM, Work.ALONE)) {
      progress.show("starting PostgreSQL");
      peers.add(PlainRowPeer.start(workshop, PostgresServer.start(workshop, PostgresBinaries.unpack(workshop, starts.jar()))));
    }
    var results = new Results(peers.stream().map(Peer::title).toList());
    new Matrix(peers, options, progress).run(List.copyOf(options.works()), results);
    ours.stop();
    return results;
  }

  private void startRedis(String appendFsync, List<Peer> peers) throws IOException, InterruptedException {
    progress.show("starting Redis " + appendFsync + ", and Webdis with as many threads as suit it");
    var redis = RedisServer.start(workshop, appendFsync);
    if (isAskedAny(Work.HOT, Work.RANDOM, Work.READS, Work.ALONE))
      peers.add(WebdisPeer.fastest(workshop, redis));
    if (isAskedAny(Work.BULK))
      peers.add(new RedisPipelinePeer(workshop, redis));
  }

  private boolean isAskedAny(Work... works) {
    return Stream.of(works).anyMatch(options.works()::contains);
  }

  private void conduct(Experiment experiment, Report report) throws IOException, InterruptedException {
    switch (experiment) {
      case GROWTH -> report.addTables(
          "%,d counters and %,d journal rows beside an empty database: ".formatted(options.sizes().grownCounters(),
              (long) options.sizes().grownCounters() * GrowthExperiment.PASSES),
          new GrowthExperiment(workshop, starts, options, progress).run());
      case HEAP -> report.add(new HeapExperiment(workshop, starts, options, progress).run());
      case START -> report.add(new StartExperiment(workshop, starts, progress).run());
      case LIVE -> new LiveExperiment(workshop, starts, options, progress).run().forEach(report::add);
      case CONSOLE -> new ConsoleExperiment(workshop, starts, options, progress).run().forEach(report::add);
      case HISTORY -> new HistoryExperiment(workshop, starts, options, progress).run().forEach(report::add);
    }
  }
}
