package io.counterservice.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long from the start of the process until readiness is answered: once on an empty data directory, then on a warm one. */
record StartExperiment(Workshop workshop, ServiceStarts starts, Progress progress) {
  private static final int WARM_STARTS = 5;

  Table run() throws IOException, InterruptedException {
    var start = starts.next("start", List.of());
    double empty = secondsToReady(start);
    var warm = new ArrayList<Double>();
    for (int i = 1; i <= WARM_STARTS; i++) {
      progress.show("start: warm start %d of %d".formatted(i, WARM_STARTS));
      warm.add(secondsToReady(start));
    }
    warm.sort(null);
    return new Table(List.of("start until ready", "seconds"),
        List.of(List.of("empty data directory", "%.2f".formatted(empty)),
            List.of("warm data directory, median of " + WARM_STARTS, "%.2f".formatted(warm.get(WARM_STARTS / 2))),
            List.of("warm data directory, fastest", "%.2f".formatted(warm.getFirst())),
            List.of("warm data directory, slowest", "%.2f".formatted(warm.getLast()))));
  }

  private double secondsToReady(OurService.Start start) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var service = OurService.start(workshop, start);
    double seconds = (System.nanoTime() - begun) / 1e9;
    service.stop();
    return seconds;
  }
}
