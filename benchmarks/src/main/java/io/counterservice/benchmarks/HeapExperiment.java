package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Is memory steady at full load? Stretches of every work at full load, resident memory after each, and the collector's own log. */
record HeapExperiment(Workshop workshop, ServiceStarts starts, Options options, Progress progress) {
  private static final int CONNECTIONS = 256;
  private static final int LAPS = 4;
  private static final List<Work> LAP = List.of(Work.HOT, Work.RANDOM, Work.BULK, Work.READS);

  Table run() throws IOException, InterruptedException {
    var log = workshop.file("gc.log");
    var service = OurService.start(workshop, starts.next("heap", List.of("-Xlog:gc:file=" + log)));
    progress.show("warming up: heap");
    service.measure(new Load(Work.HOT, CONNECTIONS, options.warmUp(), 0));
    int warm = Files.readAllLines(log).size();
    var rows = new ArrayList<List<String>>();
    for (int lap = 1; lap <= LAPS; lap++)
      for (var work : LAP) {
        progress.show("heap: lap %d of %d, %s".formatted(lap, LAPS, work));
        var measurement = service.measure(new Load(work, CONNECTIONS, options.duration(), lap));
        var row = List.of("resident after lap " + lap + ", " + work, residentMebibytes(service.process()) + " MiB, "
            + "%,.0f/s, %d failed".formatted(measurement.perSecond(), measurement.failures()));
        progress.say("heap: " + row.getFirst() + ": " + row.getLast());
        rows.add(row);
      }
    service.stop();
    rows.addAll(summary(GcLog.parse(Files.readAllLines(log).stream().skip(warm).toList())));
    return new Table(List.of("memory under -Xmx" + OurService.HEAP_MAX + " at 256 connections", ""), rows);
  }

  static List<List<String>> summary(GcLog log) {
    return List.of(List.of("heap in use after a collection, median of the first third", log.usedInThird(0) + " MiB"),
        List.of("… of the second third", log.usedInThird(1) + " MiB"), List.of("… of the last third", log.usedInThird(2) + " MiB"),
        List.of("… at most", log.usedMax() + " MiB"), List.of("collections", String.valueOf(log.usedAfter().size())),
        List.of("longest pause", "%.1f ms".formatted(log.pauseMax())));
  }

  static long residentMebibytes(Process process) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst()
          .orElse(0)
          / 1_024;
    }
  }
}
