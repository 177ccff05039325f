package io.counterservice.benchmarks;

import java.io.IOException;
import java.util.List;

/** Does a service with a past keep its pace? One with a million counters and ten million journal rows beside one that starts empty. */
record GrowthExperiment(Workshop workshop, ServiceStarts starts, Options options, Progress progress) {
  static final int PASSES = 10;
  private static final int SETTLE_SAMPLES_MAX = 60;

  Results run() throws IOException, InterruptedException {
    var grown = OurService.start(workshop, starts.next("grown", List.of()));
    new Seeding(grown.client(), options.sizes().grownCounters(), PASSES).run(progress);
    progress.show("waiting until vacuum and checkpoint after the seeding are done");
    ProcessorTime.awaitQuiet(grown.process(), SETTLE_SAMPLES_MAX);
    var empty = OurService.start(workshop, starts.next("empty", List.of()));
    var results = new Results(List.of(grown.title(), empty.title()));
    new Matrix(List.of(grown, empty), options, progress).run(List.of(Work.HOT, Work.RANDOM), results);
    grown.stop();
    empty.stop();
    return results;
  }
}
