package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The machine's processor time so far, in ticks and how much of it was idle. */
record ProcessorTime(long total, long idle) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final Duration SAMPLE = Duration.ofSeconds(2);
  private static final double QUIET_BUSY_MAX = 0.08;
  private static final int IDLE_COLUMN = 3;

  /** Waits until the machine has little to do (a vacuum after a bulk load, say), or as long as the samples last. */
  static void awaitQuiet(Process process, int samplesMax) throws IOException, InterruptedException {
    var before = now();
    for (int sample = 0; sample < samplesMax; sample++) {
      if (process.waitFor(SAMPLE.toMillis(), TimeUnit.MILLISECONDS))
        throw new IOException("process ended with " + process.exitValue());
      var after = now();
      if (after.busyShareSince(before) < QUIET_BUSY_MAX)
        return;
      before = after;
    }
  }

  double busyShareSince(ProcessorTime before) {
    return 1 - (double) (idle - before.idle) / Math.max(1, total - before.total);
  }

  /** Reads the first line of /proc/stat: {@code cpu}, then ticks in user, nice, system, idle and further states. */
  static ProcessorTime parse(String line) {
    var ticks = Arrays.stream(line.strip().split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
    return new ProcessorTime(Arrays.stream(ticks).sum(), ticks[IDLE_COLUMN]);
  }

  private static ProcessorTime now() throws IOException {
    try (var lines = Files.lines(STAT)) {
      return parse(lines.findFirst().orElseThrow());
    }
  }
}
