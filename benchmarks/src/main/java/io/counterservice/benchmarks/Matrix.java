package io.counterservice.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Every work on every peer at every number of connections, in rounds; within a round the peers take turns, so that a slow minute hits all. */
record Matrix(List<Peer> peers, Options options, Progress progress) {
  private static final Duration PEER_WARM_UP = Duration.ofSeconds(2);
  private static final int WARM_UP_CONNECTIONS = 64;
  /** More bulks of 1,000 at once than the service lets wait would only measure how fast it refuses. */
  private static final int BULK_CONNECTIONS_MAX = 64;

  void run(List<Work> works, Results results) throws IOException, InterruptedException {
    var countdown = new Countdown(works.stream().mapToInt(this::measurements).sum(), options.duration());
    for (var work : works) {
      warmUp(work);
      for (int round = 1; round <= options.rounds(); round++)
        for (int connections : connections(work))
          takeTurns(new Load(work, connections, options.duration(), round), results, countdown);
    }
  }

  private void takeTurns(Load load, Results results, Countdown countdown) throws IOException, InterruptedException {
    var turn = new ArrayList<>(peers);
    Collections.rotate(turn, 1 - load.seed());
    for (var peer : turn) {
      if (!peer.connections(load.work(), asked(load.work())).contains(load.connections()))
        continue;
      progress.show(countdown.text() + "  " + describe(load, peer));
      var measurement = peer.measure(load);
      results.add(new Cell(load.work(), load.connections(), peer.title()), measurement);
      countdown.next();
      progress.say(describe(load, peer) + describe(measurement));
    }
  }

  private void warmUp(Work work) throws IOException, InterruptedException {
    for (var peer : peers) {
      if (peer.connections(work, asked(work)).isEmpty())
        continue;
      progress.show("warming up: " + work + ", " + peer.title());
      if (work == Work.READS || work == Work.TOLERANT)
        peer.measure(new Load(Work.HOT, 1, Duration.ofSeconds(1), 0));
      var duration = peer instanceof OurService ? options.warmUp() : PEER_WARM_UP;
      peer.measure(new Load(work, work == Work.ALONE ? 1 : WARM_UP_CONNECTIONS, duration, 0));
    }
  }

  private int measurements(Work work) {
    return options.rounds() * peers.stream().mapToInt(peer -> peer.connections(work, asked(work)).size()).sum();
  }

  private List<Integer> connections(Work work) {
    return List.copyOf(new TreeSet<>(peers.stream().flatMap(peer -> peer.connections(work, asked(work)).stream()).toList()));
  }

  private List<Integer> asked(Work work) {
    return switch (work) {
      case ALONE -> List.of(1);
      case BULK -> options.connections().stream().filter(connections -> connections <= BULK_CONNECTIONS_MAX).toList();
      case HOT, RANDOM, READS, TOLERANT -> options.connections();
    };
  }

  private static String describe(Load load, Peer peer) {
    return "%-6s %4d connections  round %d  %-26s".formatted(load.work(), load.connections(), load.seed(), peer.title());
  }

  private static String describe(Measurement measurement) {
    return "%,12.0f/s   p50 %7.2f ms   p99 %7.1f ms%s".formatted(measurement.perSecond(), measurement.p50Millis(), measurement.p99Millis(),
        measurement.failures() == 0 ? "" : "   " + measurement.failures() + " FAILED");
  }
}
