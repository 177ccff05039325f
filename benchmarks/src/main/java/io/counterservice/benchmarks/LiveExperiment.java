package io.counterservice.benchmarks;

import static java.util.Locale.ROOT;

import io.counterservice.benchmarks.live.Audience;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast and how completely changes reach those who watch, what that costs the writers, and what push servers do beside it. */
record LiveExperiment(Workshop workshop, ServiceStarts starts, Options options, Progress progress) {
  private static final double BUSY_PER_SECOND = 10_000;
  private static final int UPDATES_PER_SECOND = 10;
  private static final Duration DURATION = Duration.ofSeconds(20);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int CONNECTIONS = 256;

  List<Table> run() throws IOException, InterruptedException {
    OpenFiles.require(options.live().subscribers());
    return options.live().minutes() > 0 ? List.of(endurance()) : comparison();
  }

  private List<Table> comparison() throws IOException, InterruptedException {
    var service = start(List.of());
    var hot = LiveService.hot(service, UPDATES_PER_SECOND);
    var ours = new ArrayList<Broadcast>();
    try (var audience = gather(hot)) {
      ours.add(measured(hot, audience, BUSY_PER_SECOND));
      ours.add(measured(hot, audience, UPDATES_PER_SECOND));
    }
    var loss = new WriteLoss(service, options, progress).run();
    var complete = new ArrayList<List<String>>();
    for (var spread : Completeness.Spread.values())
      complete.add(new Completeness(service, options, progress).run(spread));
    service.stop();
    var peers = List.of(peer(NchanPeer.start(workshop, options.live().subscribers())),
        peer(WebdisPush.start(workshop, options.live().subscribers())));
    var rows = new ArrayList<>(ours);
    rows.addAll(peers);
    return List.of(new Table(named("%,d subscribers of one counter".formatted(options.live().subscribers()), Broadcast.HEAD),
        rows.stream().map(Broadcast::row).toList()), ratios(ours, peers), loss, new Table(named("mode all", Completeness.HEAD), complete));
  }

  private OurService start(List<String> jvmOptions) throws IOException, InterruptedException {
    progress.show("starting the service");
    var all = new ArrayList<>(LiveService.JVM_OPTIONS);
    all.addAll(jvmOptions);
    var service = OurService.start(workshop, starts.next("live", all));
    progress.show("warming up: live");
    service.measure(new Load(Work.HOT, CONNECTIONS, options.warmUp(), 0));
    return service;
  }

  private Audience gather(PushServer server) throws IOException, InterruptedException {
    int count = options.live().subscribers();
    return Audience.gather(server.addresses(), server.feed(), count,
        done -> progress.show("%s: %,d of %,d subscribers".formatted(server.title(), done, count)));
  }

  private Broadcast measured(PushServer server, Audience audience, double perSecond) throws IOException, InterruptedException {
    var broadcast = Broadcast.measure(server, audience, perSecond, DURATION, progress);
    progress.say(String.format(ROOT, "%s: %,.0f/s, %s", broadcast.title(), broadcast.changesPerSecond(),
        Broadcast.describe(broadcast.seen())));
    return broadcast;
  }

  private Broadcast peer(PushServer server) throws IOException, InterruptedException {
    try (var audience = gather(server)) {
      return measured(server, audience, UPDATES_PER_SECOND);
    } finally {
      server.processes().reversed().forEach(process -> workshop.children().stop(process, "TERM"));
    }
  }

  /** Ours divided by each peer: with as many changes as the peers have, and with a thousand times as many. */
  private static Table ratios(List<Broadcast> ours, List<Broadcast> peers) {
    var rows = new ArrayList<List<String>>();
    for (var peer : peers)
      for (var own : ours)
        rows.add(List.of(own.title() + " ÷ " + peer.title(),
            ratio(own.seen().median(), peer.seen().median()), ratio(p99(own), p99(peer)),
            ratio(own.serverCpu(), peer.serverCpu())));
    return new Table(List.of("ratio", "updates/s", "age p99", "server CPU"), rows);
  }

  private static double p99(Broadcast broadcast) {
    return (double) broadcast.seen().age().millisAt(0.99);
  }

  private static String ratio(double ours, double theirs) {
    return String.format(ROOT, "%.2f", ours / theirs);
  }

  private static List<String> named(String name, List<String> head) {
    var named = new ArrayList<>(head);
    named.set(0, name);
    return named;
  }

  /** Is memory steady while many watch a counter that never rests? */
  private Table endurance() throws IOException, InterruptedException {
    var log = workshop.file("gc.log");
    var service = start(List.of("-Xlog:gc:file=" + log));
    var hot = LiveService.hot(service, UPDATES_PER_SECOND);
    var rows = new ArrayList<List<String>>();
    try (var audience = gather(hot)) {
      int warm = Files.readAllLines(log).size();
      int minutes = options.live().minutes();
      for (int minute = 1; minute <= minutes; minute++) {
        var broadcast = Broadcast.measure(hot, audience, BUSY_PER_SECOND, MINUTE, progress);
        var row = List.of("minute " + minute, "%d MiB resident, %,.0f changes/s, %s, %d lost".formatted(
            HeapExperiment.residentMebibytes(service.process()), broadcast.changesPerSecond(), Broadcast.describe(broadcast.seen()),
            broadcast.seen().chain().lost()));
        progress.say("live: " + row.getFirst() + ": " + row.getLast());
        rows.add(row);
        if (minute == 1 || minute == minutes)
          rows.add(List.of("… live after a full collection", service.collectGarbage(log) + " MiB"));
      }
      service.stop();
      rows.addAll(HeapExperiment.summary(GcLog.parse(Files.readAllLines(log).stream().skip(warm).toList())));
    }
    return new Table(List.of("memory under -Xmx1g with %,d subscribers".formatted(options.live().subscribers()), ""), rows);
  }
}
